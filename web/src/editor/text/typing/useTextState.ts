// What a text editor shows now, for what stands beside it.
import type { Editor as TextEditor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import { useSyncExternalStore } from "react";

export function useTextState(text: TextEditor): EditorState {
  return useSyncExternalStore(
    (call) => {
      text.on("transaction", call);
      return () => text.off("transaction", call);
    },
    () => text.state,
  );
}
