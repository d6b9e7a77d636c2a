/** The right side of the editor: what is selected, set up; the email itself when nothing is. */

import { useEditorState } from "../session/EditorContext";
import { BlockPanel } from "./BlockPanel";
import { usePlaced } from "./blocksTarget";
import { DocumentPanel } from "./document/DocumentPanel";

export function Inspector() {
  const selection = useEditorState((state) => state.selection);
  const placed = usePlaced(selection);
  return (
    <section
      aria-label="Inspector"
      data-inspector
      className="@container h-full min-h-0 overflow-y-auto overflow-x-hidden bg-surface text-ink"
    >
      {placed.length > 0 ? <BlockPanel placed={placed} /> : <DocumentPanel />}
    </section>
  );
}
