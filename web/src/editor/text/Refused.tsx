/** Says why nobody may type here, beside the block, and ends typing. */

import { Lock } from "lucide-react";
import { useEffect } from "react";
import { useEditor } from "@/editor/session/EditorContext";
import { BlockPanel } from "./BlockPanel";

/** How long it stands, in milliseconds. */
const SHOWN = 4_000;

export function Refused({ id, reason }: { id: string; reason: string }) {
  const editor = useEditor();
  useEffect(() => {
    editor.announce(reason);
    const end = () => {
      if (editor.store.getState().typing === id) {
        editor.type(null);
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        end();
      }
    };
    const timer = setTimeout(end, SHOWN);
    window.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", onKey);
    };
  }, [editor, id, reason]);
  return (
    <BlockPanel id={id} label="Not possible">
      <p className="flex max-w-72 items-start gap-2 text-ink text-sm">
        <Lock aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ink-3" />
        {reason}
      </p>
    </BlockPanel>
  );
}
