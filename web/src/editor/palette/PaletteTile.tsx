/** One thing of the palette: dragged to its place, or put in by click or Enter. */

import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { Tooltip } from "@/ui/layers/Tooltip";
import type { CatalogEntry } from "../blocks/catalog";
import { EntryPreview } from "../blocks/EntryPreview";
import { dragData, undraggable } from "../canvas/dragging";
import { dragPreview } from "../canvas/stage/dragPreview";
import { useEditor, useEditorState } from "../session/EditorContext";
import { thingOf } from "./insertingEntry";

interface PaletteTileProps {
  entry: CatalogEntry;
  onInsert: (entry: CatalogEntry) => void;
}

export function PaletteTile({ entry, onInsert }: PaletteTileProps) {
  const editor = useEditor();
  const tile = useRef<HTMLButtonElement>(null);
  const [dragged, setDragged] = useState(false);
  // in another language than the base nothing is put in
  useEditorState((state) => state.locale);
  const reason = undraggable(editor, { ids: [] });
  useEffect(() => {
    const element = tile.current;
    if (element === null || reason !== null) {
      return;
    }
    return draggable({
      element,
      getInitialData: () => dragData(thingOf(editor, entry)),
      onGenerateDragPreview: (args) => dragPreview(editor, args),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [editor, entry, reason]);
  return (
    <Tooltip label={reason ?? entry.hint} side="right">
      <button
        ref={tile}
        type="button"
        data-entry={entry.id}
        aria-disabled={reason !== null || undefined}
        onClick={() => reason === null && onInsert(entry)}
        className={cx(
          "flex size-full cursor-grab select-none flex-col items-center gap-0.5 rounded-md border border-line bg-surface px-1 py-1.5 text-ink-2 transition-colors hover:border-line-strong hover:bg-hover hover:text-ink active:cursor-grabbing aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
          dragged && "opacity-50",
        )}
      >
        <EntryPreview entry={entry} />
        <span className="text-center text-xs leading-4">{entry.label}</span>
      </button>
    </Tooltip>
  );
}
