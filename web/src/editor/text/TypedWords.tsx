/** The words of a block being typed on the canvas, with everything that floats beside them. */

import { useMemo } from "react";
import { labelOf } from "@/editor/blocks/naming";
import type { Rich, Worded } from "@/editor/document/model";
import { useEditor } from "@/editor/session/EditorContext";
import { useTyping } from "./typing/useTyping";

export function TypedWords({ block, words }: { block: Worded; words: Rich }) {
  const editor = useEditor();
  const surroundings = useMemo(
    () => ({
      variables: { shown: (attrs: { path: string }) => attrs.path, onChange: () => () => {} },
      keys: {
        undo: editor.undo,
        redo: editor.redo,
        leave: () => editor.type(null),
        toToolbar: () => {},
        editLink: () => {},
      },
      more: [],
    }),
    [editor],
  );
  useTyping({ block, words, surroundings, label: `Words of ${labelOf(block)}` });
  return null;
}
