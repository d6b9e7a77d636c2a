/** What stands on the canvas while the content of a block is typed. */

import { useEffect } from "react";
import { type Block, isWorded } from "@/editor/document/model";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { HtmlWords } from "./html/HtmlWords";
import { ImagePanel } from "./image/ImagePanel";
import { Refused } from "./Refused";
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
  if (!block) {
    return null;
  }
  const reason = refusal(editor.live, id, editor.readOnly);
  return reason ? <Refused id={id} reason={reason} /> : <Content key={locale} block={block} />;
}

function Content({ block }: { block: Block }) {
  const words = shownWords(block);
  if (isWorded(block) && words) {
    return <TypedWords block={block} words={words} />;
  }
  if (block.type === "image") {
    return <ImagePanel id={block.id} props={block.props ?? {}} />;
  }
  const html = "html" in block ? (block.html ?? "") : null;
  return html === null ? null : <HtmlWords block={block} html={html} />;
}
