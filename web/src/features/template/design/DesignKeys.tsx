/** What keys and menus ask of the panes of the visual editor, and how to go between them. */

import { useEffect, useRef } from "react";
import { useEditorKeys } from "@/editor/actions/useEditorKeys";
import { useEditorState } from "@/editor/session/EditorContext";
import { useShortcut } from "@/lib/browser/shortcuts";
import { hopPane } from "./panes";
import type { LeftTab } from "./sides";

export function DesignKeys({ onLeft }: { onLeft: (tab: LeftTab) => void }) {
  const group = "Editor";
  useShortcut({ keys: "f6", label: "Next pane", group, inFields: true }, () => hopPane(1));
  useShortcut({ keys: "shift+f6", label: "Previous pane", group, inFields: true }, () =>
    hopPane(-1),
  );
  useEditorKeys();
  useAsked(onLeft);
  return null;
}

/** A key asked for the palette or for a name: the part that answers has to be there. */
function useAsked(onLeft: (tab: LeftTab) => void): void {
  const asked = useEditorState((state) => state.asked);
  const open = useRef(onLeft);
  open.current = onLeft;
  useEffect(() => {
    if (asked === "insert" || asked === "name") {
      open.current(asked === "insert" ? "add" : "outline");
    }
  }, [asked]);
}
