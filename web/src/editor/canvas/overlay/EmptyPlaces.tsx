/** Places in the email where nothing stands yet, each with a way to put something there. */

import { Plus } from "lucide-react";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { emptyBlocks } from "../frame/looks";
import { placed } from "./boxes";

export function EmptyPlaces({ scale }: { scale: number }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const laid = useEditorState((state) => state.laid);
  const empty = new Set(emptyBlocks(document.children ?? []));
  if (editor.readOnly) {
    return null;
  }
  return laid
    .filter((block) => empty.has(block.id))
    .map((block) => (
      <div
        key={block.id}
        className="pointer-events-none absolute flex items-center justify-center p-1.5"
        style={placed(block, scale)}
      >
        <div className="flex size-full items-center justify-center rounded-md border border-accent/45 border-dashed bg-accent/5">
          <button
            type="button"
            data-canvas-tool
            tabIndex={-1}
            aria-label="Insert something here"
            className="pointer-events-auto flex size-7 items-center justify-center rounded-full bg-surface text-accent-text shadow-2 transition-transform hover:scale-110 pointer-coarse:size-10"
            onClick={() => {
              editor.select([block.id]);
              editor.show({ asked: "insert" });
            }}
          >
            <Plus aria-hidden className="size-4" />
          </button>
        </div>
      </div>
    ));
}
