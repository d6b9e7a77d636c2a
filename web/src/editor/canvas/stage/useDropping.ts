/** Dragging over the canvas: where it would land, the line that says so, and the drop. */

import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { type RefObject, useEffect, useState } from "react";
import type { Editor } from "../../session/editor";
import {
  asDragged,
  type DraggedThing,
  dragData,
  draggedOf,
  dropDragged,
  mayDrop,
  undraggable,
} from "../dragging";
import { type DropPlace, dropPlace, type Point } from "../dropping";
import { dragPreview } from "./dragPreview";
import { blockOnPage } from "./hitting";
import { holders } from "./holders";

interface Places {
  readonly stage: RefObject<HTMLElement | null>;
  /** What takes the pointer above the email. */
  readonly surface: RefObject<HTMLElement | null>;
  readonly toPage: RefObject<(event: { clientX: number; clientY: number }) => Point>;
  readonly width: number;
  readonly height: number;
}

/** The place under the pointer while something is dragged; null otherwise. */
export function useDropping(editor: Editor, places: Places): DropPlace | null {
  const { stage, surface, toPage, width, height } = places;
  const [place, setPlace] = useState<DropPlace | null>(null);
  useEffect(() => {
    const [target, source] = [stage.current, surface.current];
    if (target === null || source === null) {
      return;
    }
    let found: DropPlace | null = null;
    const look = (next: DropPlace | null) => {
      found = next;
      setPlace(next);
    };
    const placeOf = (thing: DraggedThing, point: Point) => {
      const page = { left: 0, top: 0, width, height };
      const able = (id: string) => mayDrop(editor, thing, id);
      const blocks = holders(editor.store.getState(), able);
      const next = dropPlace(blocks, page, point, asDragged(editor.live, thing));
      return next && able(next.parent) ? next : null;
    };
    return combine(
      autoScrollForElements({ element: target }),
      dropTargetForElements({
        element: target,
        canDrop: ({ source: { data } }) => draggedOf(data) !== null,
        onDrag({ source: { data }, location }) {
          const thing = draggedOf(data);
          look(thing && placeOf(thing, toPage.current(location.current.input)));
        },
        onDragLeave: () => look(null),
        onDrop({ source: { data } }) {
          const thing = draggedOf(data);
          const there = found;
          look(null);
          if (thing && there && dropDragged(editor, thing, there)) {
            const { selection, canvas } = editor.store.getState();
            canvas?.reveal(selection[0] ?? "");
            target.focus({ preventScroll: true });
          }
        },
      }),
      draggable({
        element: source,
        canDrag: ({ input }) => thingAt(editor, toPage.current(input)) !== null,
        getInitialData: ({ input }) =>
          dragData(thingAt(editor, toPage.current(input)) ?? { ids: [] }),
        onGenerateDragPreview: (args) => dragPreview(editor, args),
      }),
    );
  }, [editor, stage, surface, toPage, width, height]);
  return place;
}

/** The selected blocks when one of them is under the pointer, or what is there. */
function thingAt(editor: Editor, point: Point): DraggedThing | null {
  const { laid, canvas, selection } = editor.store.getState();
  const hit = blockOnPage(laid, canvas?.page, point);
  if (!hit) {
    return null;
  }
  const around = selection.find((id) => id === hit.id || editor.live.isInside(hit.id, id));
  const thing = { ids: around === undefined ? [hit.id] : selection };
  return undraggable(editor, thing) === null ? thing : null;
}
