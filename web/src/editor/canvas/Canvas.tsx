/** The stage: the compiled email itself, and above it everything that selects, moves and marks. */

import { type CSSProperties, useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import { cx } from "@/lib/classes";
import { BlockContextMenu } from "../actions/BlockMenu";
import { useRoom } from "../preview/useRoom";
import { useEditor, useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import { TextLayer } from "../text/TextLayer";
import type { Point } from "./dropping";
import { skeleton } from "./frame/skeleton";
import { holeStyle } from "./overlay/boxes";
import { Overlay } from "./overlay/Overlay";
import { Showing } from "./showing";
import { bodyWidth, stageSize } from "./stage/sizing";
import { useDropping } from "./stage/useDropping";
import { useKeptScroll } from "./stage/useKeptScroll";
import { usePointing } from "./stage/usePointing";
import { useZooming } from "./stage/useZooming";
import { CanvasSkeleton } from "./states/CanvasSkeleton";
import { EmptyEmail } from "./states/EmptyEmail";
import { FaultNotice } from "./states/FaultNotice";

export function Canvas() {
  const editor = useEditor();
  const [showing, setShowing] = useState<Showing | null>(null);
  useEffect(() => {
    const begun = new Showing(editor);
    setShowing(begun);
    return () => begun.close();
  }, [editor]);
  return showing ? (
    <Stage editor={editor} showing={showing} />
  ) : (
    <div className="h-full bg-sunken" />
  );
}

interface StageProps {
  editor: Editor;
  showing: Showing;
}

const HINT =
  "Arrow keys go from block to block, Enter edits, Alt and an arrow key moves, slash inserts.";

function Stage({ editor, showing }: StageProps) {
  const stage = useRef<HTMLElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const { doctype, shown, height, fault, hole } = useStore(showing.picture);
  const { device, zoom, scheme, body } = useShown();
  const room = useRoom(stage);
  const { width, scale } = stageSize(device, room.width, zoom, bodyWidth(body));
  const hint = useId();

  const toPage = useRef<(event: { clientX: number; clientY: number }) => Point>(() => ORIGIN);
  toPage.current = ({ clientX, clientY }) => {
    const box = surface.current?.getBoundingClientRect();
    return { x: (clientX - (box?.left ?? 0)) / scale, y: (clientY - (box?.top ?? 0)) / scale };
  };
  const full = Math.max(height, Math.floor((room.height - 2 * MARGIN) / scale), 0);
  const { frame, handlers } = usePointing(editor, toPage);
  const place = useDropping(editor, { stage, surface, toPage, width, height: full });
  useZooming(editor, stage);
  useKeptScroll(editor, stage, shown);

  return (
    <div className="relative h-full min-h-0">
      <BlockContextMenu>
        <section
          ref={stage}
          role="application"
          aria-label="Email canvas"
          aria-describedby={hint}
          data-canvas-stage
          data-editor-keys="canvas"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are how blocks are reached
          tabIndex={0}
          className="relative h-full overflow-auto overscroll-contain bg-sunken outline-none focus-visible:inset-ring-2 focus-visible:inset-ring-accent"
          {...handlers}
        >
          <div
            className="relative mx-auto my-10"
            style={{ width: width * scale, height: full * scale }}
          >
            <Frame
              key={doctype}
              doctype={doctype}
              showing={showing}
              shown={shown}
              className={scheme === "light" ? "bg-white" : "bg-[#141414]"}
              style={{ width, height: full, transform: scale === 1 ? "none" : `scale(${scale})` }}
            />
            <div
              ref={surface}
              className={cx("absolute inset-0", hole === null && "cursor-default")}
              style={holeStyle(hole, scale)}
            />
            {!shown && fault === null ? <CanvasSkeleton /> : null}
            <Overlay scale={scale} width={width * scale} place={place} frame={frame} />
            <TextLayer />
            <Beginning />
          </div>
          <p id={hint} className="sr-only">
            {HINT}
          </p>
        </section>
      </BlockContextMenu>
      {fault === null ? null : (
        <FaultNotice message={fault} stale={shown} onRetry={() => showing.again()} />
      )}
    </div>
  );
}

const ORIGIN: Point = { x: 0, y: 0 };
/** The room above and below the email, for name tags: the same as `my-10`. */
const MARGIN = 40;

function useShown() {
  const device = useEditorState((state) => state.device);
  const zoom = useEditorState((state) => state.zoom);
  const scheme = useEditorState((state) => state.scheme);
  const body = useEditorState((state) => state.document.body);
  return { device, zoom, scheme, body };
}

function Beginning() {
  const empty = useEditorState((state) => (state.document.children ?? []).length === 0);
  return empty ? <EmptyEmail /> : null;
}

interface FrameProps {
  doctype: string;
  showing: Showing;
  shown: boolean;
  className: string;
  style: CSSProperties;
}

/** No sandbox: Safari would tell nothing of what happens in it. Its own policy forbids scripts. */
function Frame({ doctype, showing, shown, className, style }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <iframe
      ref={frame}
      title="Email"
      tabIndex={-1}
      referrerPolicy="no-referrer"
      srcDoc={skeleton(doctype)}
      onLoad={() => frame.current && showing.attach(frame.current)}
      className={cx(
        "absolute top-0 left-0 origin-top-left border-0 shadow-2",
        !shown && "invisible",
        className,
      )}
      style={style}
    />
  );
}
