// One row of the outline: what a block is called, what it says, and what is special about it.
import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { ChevronRight } from "lucide-react";
import { type MouseEvent, memo, type ReactNode, useEffect, useRef } from "react";
import { cx } from "@/lib/classes";
import { topmost } from "../actions/selected";
import { enter } from "../actions/walking";
import { iconOf } from "../blocks/naming";
import { dragData, undraggable } from "../canvas/dragging";
import { dragPreview } from "../canvas/stage/dragPreview";
import { ROOT } from "../document/live/liveDocument";
import { useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import type { RowPlace } from "./places";
import { RowBadges, saidBadges } from "./RowBadges";
import { RowName } from "./RowName";
import type { Row } from "./rows";
import { wordsOf } from "./rows";

interface OutlineRowProps {
  editor: Editor;
  row: Row;
  focused: boolean;
  /** The last one that was chosen takes the keys. */
  renaming: boolean;
  place: RowPlace | null;
  onToggle: (row: Row) => void;
  onPick: (row: Row, event: MouseEvent) => void;
  onRenamed: () => void;
}

const INDENT = 14;

export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { editor, row, focused, renaming, place, onToggle, onPick, onRenamed } = props;
  const { id, level } = row;
  const element = useDraggable(editor, row);
  const selected = useEditorState((state) =>
    id === ROOT ? state.selection.length === 0 : state.selection.includes(id),
  );
  const hovered = useEditorState((state) => state.hovered === id);
  const marks = useEditorState((state) => state.marks);
  const own = marks.filter((mark) => mark.blockId === id);
  const words = wordsOf(row.block);
  const said = [row.label, words, ...saidBadges(row.block, own)].filter(Boolean).join(", ");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its rows
    <div
      ref={element}
      role="treeitem"
      data-row={id}
      aria-label={said}
      aria-level={level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={row.expanded ?? undefined}
      tabIndex={focused ? 0 : -1}
      onClick={(event) => onPick(row, event)}
      onContextMenu={() => !selected && editor.select(id === ROOT ? [] : [id])}
      onDoubleClick={() => id !== ROOT && enter(editor)}
      onPointerEnter={() => editor.show({ hovered: id === ROOT ? null : id })}
      onPointerLeave={() => editor.show({ hovered: null })}
      style={{ paddingLeft: (level - 1) * INDENT + 4 }}
      className={cx(
        "group relative flex h-7 w-full cursor-default select-none items-center gap-1.5 rounded-md pr-1.5 text-sm outline-none [content-visibility:auto] [contain-intrinsic-size:auto_28px] pointer-coarse:h-10",
        "focus-visible:inset-ring-2 focus-visible:inset-ring-accent",
        selected ? "bg-accent-soft text-accent-text" : "text-ink hover:bg-hover",
        hovered && !selected && "bg-hover",
        place?.side === "inside" && "inset-ring-2 inset-ring-accent",
      )}
    >
      <Chevron row={row} onToggle={onToggle} />
      <Face row={row} />
      {renaming && row.block ? (
        <RowName editor={editor} block={row.block} onDone={onRenamed} />
      ) : (
        <Title label={row.label} words={words} named={Boolean(row.block?.name)} />
      )}
      <RowBadges editor={editor} block={row.block} marks={own} />
      {place && place.side !== "inside" ? <DropLine place={place} /> : null}
    </div>
  );
});

function Chevron({ row, onToggle }: { row: Row; onToggle: (row: Row) => void }) {
  return (
    <span
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        onToggle(row);
      }}
      className={cx(
        "flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:text-ink",
        row.expanded === null && "invisible",
      )}
    >
      <ChevronRight className={cx("size-3.5 transition-transform", row.expanded && "rotate-90")} />
    </span>
  );
}

function Face({ row }: { row: Row }) {
  const Icon = iconOf(row.block ?? ROOT);
  return <Icon aria-hidden className="size-4 shrink-0 opacity-70" />;
}

function Title({
  label,
  words,
  named,
}: {
  label: string;
  words: string;
  named: boolean;
}): ReactNode {
  return (
    <span className="min-w-0 flex-1 truncate">
      <span className={cx(named && "font-medium")}>{label}</span>
      {words ? <span className="pl-1.5 text-ink-3">{words}</span> : null}
    </span>
  );
}

function DropLine({ place }: { place: RowPlace }) {
  return (
    <span
      aria-hidden
      style={{ left: (place.level - 1) * INDENT + 8 }}
      className={cx(
        "pointer-events-none absolute right-1 z-10 h-0.5 rounded-full bg-accent before:absolute before:-top-0.75 before:-left-1 before:size-2 before:rounded-full before:border-2 before:border-accent before:bg-surface",
        place.side === "before" ? "-top-px" : "-bottom-px",
      )}
    />
  );
}

/** A row drags the selected blocks when it is one of them, and its own block otherwise. */
function useDraggable(editor: Editor, { id }: Row) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (element.current === null || id === ROOT) {
      return;
    }
    const ids = () => {
      const chosen = topmost(editor);
      return chosen.includes(id) ? chosen : [id];
    };
    return draggable({
      element: element.current,
      canDrag: () => undraggable(editor, { ids: ids() }) === null,
      getInitialData: () => dragData({ ids: ids() }),
      onGenerateDragPreview: (args) => dragPreview(editor, args),
    });
  }, [editor, id]);
  return element;
}
