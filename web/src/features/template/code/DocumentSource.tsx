/** The document as it is stored. */

import { type ReactNode, useMemo } from "react";
import { useEditorState } from "@/editor/session/EditorContext";
import { ReadOnlySource } from "./ReadOnlySource";

export function DocumentSource({ switcher }: { switcher: ReactNode }) {
  const document = useEditorState((state) => state.document);
  const json = useMemo(() => JSON.stringify(document, null, 2), [document]);
  return (
    <ReadOnlySource label="JSON" format="design" value={json}>
      {switcher}
    </ReadOnlySource>
  );
}
