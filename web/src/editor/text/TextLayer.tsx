/** What stands on the canvas while the words of a block are typed. */

import { useEffect } from "react";
import { isWorded } from "@/editor/document/model";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { TypedWords } from "./TypedWords";
import { watchPointer } from "./typing/caret";
import { refusal } from "./typing/permission";
import { shownBlock, shownWords } from "./typing/words";

export function TextLayer() {
  const typing = useEditorState((state) => state.typing);
  useEffect(watchPointer, []);
  return typing === null ? null : <Typed key={typing} id={typing} />;
}

function Typed({ id }: { id: string }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const locale = useEditorState((state) => state.locale);
  const block = shownBlock(document, id, locale);
  const reason = refusal(editor.live, id, editor.readOnly);
  if (!block || reason) {
    return null;
  }
  const words = shownWords(block);
  if (isWorded(block) && words) {
    return <TypedWords key={locale} block={block} words={words} />;
  }
  return null;
}
