/** Says what was done for people who do not see it. */

import { useEffect, useState } from "react";
import { useEditor } from "@/editor/session/EditorContext";

export function Announcer() {
  const editor = useEditor();
  const [said, say] = useState({ words: "", turn: 0 });
  useEffect(
    () =>
      editor.store.subscribe(({ announcement }, before) => {
        if (announcement !== before.announcement) {
          say(({ turn }) => ({ words: announcement, turn: turn + 1 }));
        }
      }),
    [editor],
  );
  return (
    // Of two regions one is always empty, so that what is said anew is read anew.
    <div className="sr-only">
      <p role="status" aria-live="polite">
        {said.turn % 2 === 0 ? said.words : ""}
      </p>
      <p role="status" aria-live="polite">
        {said.turn % 2 === 1 ? said.words : ""}
      </p>
    </div>
  );
}
