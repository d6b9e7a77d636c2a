/** What the pointer does on the canvas: it shows, selects, frames, and begins to type. */

import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { openSynced } from "../../library/opening";
import type { Editor } from "../../session/editor";
import type { Box, Point } from "../dropping";
import { blockOnPage, blocksIn, boxBetween } from "./hitting";

interface Pressed {
  readonly at: Point;
  readonly id: string | null;
  /** Whether the block was the only one selected before it was pressed. */
  readonly again: boolean;
  readonly before: readonly string[];
}

/** So far the pointer moves before a press becomes a frame. */
const SLACK = 4;
const TYPED: ReadonlySet<string> = new Set(["text", "button", "item", "image", "table", "html"]);

/** Whether there is something to be typed in a block where it stands. */
function isTyped(editor: Editor, id: string): boolean {
  const block = editor.live.read(id);
  return block?.type === "mjml" ? Boolean(block.html) : TYPED.has(block?.type ?? "");
}

export interface Pointing {
  /** The frame being drawn, in pixels of the email. */
  readonly frame: Box | null;
  readonly handlers: {
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
    onPointerCancel(): void;
    onPointerLeave(): void;
    onClick(event: MouseEvent): void;
    onDoubleClick(event: MouseEvent): void;
  };
}

/** Whether an event is about the email, and not about what floats above it or came from a menu. */
function isOnEmail({ target, currentTarget }: MouseEvent): boolean {
  const element = target as Element;
  return (
    currentTarget.contains(element) && !element.closest("[data-canvas-tool], [data-text-layer]")
  );
}

export function usePointing(
  editor: Editor,
  toPage: RefObject<(event: { clientX: number; clientY: number }) => Point>,
): Pointing {
  const pressed = useRef<Pressed | null>(null);
  const pointer = useRef("");
  const [frame, setFrame] = useState<Box | null>(null);
  /** Whether a frame was drawn since the pointer went down: its click is no click then. */
  const framed = useRef(false);
  const state = () => editor.store.getState();
  const hit = (event: MouseEvent) => {
    const { laid, canvas } = state();
    return blockOnPage(laid, canvas?.page, toPage.current(event))?.id ?? null;
  };
  const hover = (id: string | null) => state().hovered === id || editor.show({ hovered: id });

  const select = (id: string | null, additive: boolean) => {
    const { selection } = state();
    if (!additive) {
      editor.select(id === null ? [] : [id]);
    } else if (id !== null) {
      editor.select(
        selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id],
      );
    }
  };

  const begin = (event: PointerEvent) => {
    framed.current = false;
    const id = hit(event);
    const { selection } = state();
    const additive = event.shiftKey || event.ctrlKey || event.metaKey;
    const again = id !== null && selection.includes(id) && !additive;
    pressed.current = { at: toPage.current(event), id, again, before: additive ? selection : [] };
    if (!again) {
      select(id, additive);
    }
    if (id === null) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
  };

  return {
    frame,
    handlers: {
      onPointerDown(event) {
        pointer.current = event.pointerType;
        if (!isOnEmail(event)) {
          return;
        }
        if (state().typing !== null) {
          editor.type(null);
        }
        if (event.button === 2) {
          const id = hit(event);
          if (id === null || !state().selection.includes(id)) {
            select(id, false);
          }
        } else if (event.button === 0 && event.pointerType !== "touch") {
          begin(event);
        }
      },
      onPointerMove(event) {
        if (event.pointerType === "touch") {
          return;
        }
        const press = pressed.current;
        if (press === null || press.id !== null) {
          hover(isOnEmail(event) ? hit(event) : null);
          return;
        }
        const box = boxBetween(press.at, toPage.current(event));
        if (frame !== null || Math.max(box.width, box.height) > SLACK) {
          framed.current = true;
          setFrame(box);
          editor.select([...press.before, ...blocksIn(state().laid, box)]);
        }
      },
      onPointerUp() {
        setFrame(null);
        if (pressed.current?.id === null) {
          pressed.current = null;
        }
      },
      onPointerCancel() {
        setFrame(null);
        pressed.current = null;
      },
      onPointerLeave: () => hover(null),
      onClick(event) {
        const press = pressed.current;
        pressed.current = null;
        if (!isOnEmail(event) || event.button !== 0) {
          return;
        }
        if (framed.current) {
          framed.current = false;
        } else if (press === null ? pointer.current === "touch" : press.again) {
          tap(editor, hit(event));
        }
      },
      onDoubleClick(event) {
        const id = isOnEmail(event) ? hit(event) : null;
        if (id !== null && !openSynced(editor, id)) {
          type(editor, id);
        }
      },
    },
  };
}

/** A tap selects; on what alone is selected already it begins to type. */
function tap(editor: Editor, id: string | null): void {
  const { selection, typing } = editor.store.getState();
  if (typing !== null) {
    return;
  }
  if (id !== null && selection.length === 1 && selection[0] === id) {
    type(editor, id);
  } else {
    editor.select(id === null ? [] : [id]);
  }
}

function type(editor: Editor, id: string): void {
  if (editor.store.getState().typing !== id && isTyped(editor, id)) {
    editor.type(id);
  }
}
