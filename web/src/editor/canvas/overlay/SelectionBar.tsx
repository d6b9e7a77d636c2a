/** The name of what is selected, and what is done with it most. */

import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { ArrowDown, ArrowUp, CopyPlus, CornerLeftUp, GripVertical, Trash2 } from "lucide-react";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { BlockMenu } from "../../actions/BlockMenu";
import { act, actionOf } from "../../actions/blockActions";
import { iconOf, labelOf } from "../../blocks/naming";
import { useEditor, useEditorState } from "../../session/EditorContext";
import type { Editor } from "../../session/editor";
import { dragData, undraggable } from "../dragging";
import type { Box } from "../dropping";
import { around } from "../frame/measuring";
import { dragPreview } from "../stage/dragPreview";
import { scaled } from "./boxes";

interface SelectionBarProps {
  scale: number;
  /** The width of the email on the screen: the bar does not stand out over it. */
  width: number;
}

export function SelectionBar({ scale, width }: SelectionBarProps) {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  const typing = useEditorState((state) => state.typing);
  const laid = useEditorState((state) => state.laid);
  const box = around(laid.filter((block) => selection.includes(block.id)));
  if (box === null || typing !== null) {
    return null;
  }
  return <Bar editor={editor} ids={selection} box={scaled(box, scale)} width={width} />;
}

interface BarProps {
  editor: Editor;
  ids: readonly string[];
  box: Box;
  width: number;
}

function Bar({ editor, ids, box, width }: BarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const own = useOwnWidth(bar);
  const left = Math.max(Math.min(box.left, width - own), 0);
  return (
    <div
      className="pointer-events-none absolute"
      style={{ left, top: box.top, width: own, height: Math.max(box.height, 1) }}
    >
      {/* stays in sight while a block higher than the screen is scrolled through */}
      <div className="sticky top-10 h-0">
        <div
          ref={bar}
          data-canvas-tool
          role="toolbar"
          aria-label="Selected block"
          className="pointer-events-auto absolute bottom-1 left-0 flex w-max items-center rounded-md border border-line bg-surface p-0.5 text-ink shadow-2"
        >
          <Name editor={editor} ids={ids} />
          {editor.readOnly ? null : <Tools editor={editor} />}
          <BlockMenu />
        </div>
      </div>
    </div>
  );
}

/** Also the handle by which the blocks are dragged. */
function Name({ editor, ids }: Pick<BarProps, "editor" | "ids">) {
  const handle = useRef<HTMLDivElement>(null);
  const [only] = ids;
  const block = ids.length === 1 && only !== undefined ? editor.live.read(only) : undefined;
  const Icon = iconOf(block ?? "group");
  const reason = undraggable(editor, { ids });
  useEffect(() => {
    const element = handle.current;
    if (element === null || reason !== null) {
      return;
    }
    return draggable({
      element,
      getInitialData: () => dragData({ ids }),
      onGenerateDragPreview: (args) => dragPreview(editor, args),
    });
  }, [editor, ids, reason]);
  return (
    <div
      ref={handle}
      title={reason ?? "Drag to move"}
      className={cx(
        "flex h-7 items-center gap-1 rounded-sm bg-accent pr-2 pl-1 font-medium text-on-accent text-xs",
        reason === null ? "cursor-grab active:cursor-grabbing" : "cursor-not-allowed",
      )}
    >
      {reason === null ? <GripVertical aria-hidden className="size-3.5 opacity-80" /> : null}
      <Icon aria-hidden className="size-3.5" />
      <span className="max-w-40 truncate">{block ? labelOf(block) : `${ids.length} blocks`}</span>
    </div>
  );
}

const TOOLS = [
  { id: "select-parent", icon: CornerLeftUp, touch: false },
  { id: "move-up", icon: ArrowUp, touch: true },
  { id: "move-down", icon: ArrowDown, touch: true },
  { id: "duplicate", icon: CopyPlus, touch: false },
  { id: "delete", icon: Trash2, touch: false },
] as const;

function Tools({ editor }: { editor: Editor }) {
  // what may be done depends on all of these
  useEditorState((state) => state.document);
  useEditorState((state) => state.locale);
  return TOOLS.map(({ id, icon, touch }) => {
    const action = actionOf(id);
    const refusal = action?.refusal(editor) ?? undefined;
    return action && !(id === "select-parent" && refusal) ? (
      <IconButton
        key={id}
        size="sm"
        icon={icon}
        label={action.label(editor)}
        keys={action.keys[0]}
        disabledReason={refusal}
        tone={id === "delete" ? "danger" : "ghost"}
        className={touch ? "hidden pointer-coarse:inline-flex" : ""}
        onClick={() => act(editor, id)}
      />
    ) : null;
  });
}

function useOwnWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measured = element.current?.offsetWidth ?? 0;
    if (measured !== width) {
      setWidth(measured);
    }
  });
  return width;
}
