/** What needs the open editor around it; nothing is drawn while there is none. */

import type { ReactNode } from "react";
import { EditorProvider } from "@/editor/session/EditorContext";
import { useDesign } from "./useDesign";

interface WithEditorProps {
  fallback?: ReactNode;
  children: ReactNode;
}

export function WithEditor({ fallback = null, children }: WithEditorProps) {
  const editor = useDesign((state) => state.editor);
  return editor === null ? fallback : <EditorProvider editor={editor}>{children}</EditorProvider>;
}
