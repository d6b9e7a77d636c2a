/** Hands the open editor to everything that stands around it. */

import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Editor, EditorState } from "./editor";

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) {
    throw new Error("This part belongs inside an editor");
  }
  return editor;
}

/** A part of what the editor shows; renders anew only when that part changes. */
export function useEditorState<T>(select: (state: EditorState) => T): T {
  return useStore(useEditor().store, select);
}
