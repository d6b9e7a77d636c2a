// One synced block in the picker: its picture, its name, and a grip for dragging.
import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef } from "react";
import { formatCount } from "@/lib/formatting";
import type { SyncedBlock } from "@/lib/server/models";
import { dragData } from "../canvas/dragging";
import { useEditor } from "../session/EditorContext";
import { BlockThumbnail } from "./BlockThumbnail";
import { asMade, insertSynced } from "./inserting";

export function BlockTile({ block }: { block: SyncedBlock }) {
  const editor = useEditor();
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || editor.readOnly) {
      return;
    }
    return draggable({
      element,
      getInitialData: () => dragData(asMade(block)),
    });
  }, [block, editor]);
  return (
    <li>
      <button
        ref={ref}
        type="button"
        aria-disabled={editor.readOnly || undefined}
        title={block.description || undefined}
        onClick={() => {
          if (!editor.readOnly) {
            insertSynced(editor, block);
          }
        }}
        className="group flex w-full flex-col overflow-hidden rounded-md border bg-surface text-left transition-colors hover:border-line-strong hover:bg-hover focus-visible:outline-2 focus-visible:outline-accent"
      >
        <BlockThumbnail block={block} className="h-20 w-full border-b" />
        <span className="flex w-full items-baseline gap-2 px-2.5 py-1.5">
          <span className="min-w-0 flex-1 truncate font-medium text-sm">{block.name}</span>
          <span className="shrink-0 text-ink-3 text-xs tabular-nums">
            {block.uses > 0 ? formatCount(block.uses, "use", "uses") : "new"}
          </span>
        </span>
      </button>
    </li>
  );
}
