/** What stands on the canvas while the content of a block is typed: by what the block is. */

import { useEffect } from "react";
import { type Block, isWorded } from "@/editor/document/model";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { HtmlWords } from "./html/HtmlWords";
import { ImagePanel } from "./image/ImagePanel";
import { Refused } from "./Refused";
import { TypedWords } from "./TypedWords";
import { dropEarlyKeys } from "./typing/earlyKeys";
import { refusal } from "./typing/permission";
import { shownBlock, shownWords } from "./typing/words";

export function Typed({ id }: { id: string }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const locale = useEditorState((state) => state.locale);
  const block = shownBlock(document, id, locale);
  const words = block && shownWords(block);
  useEffect(() => {
    if (!words) {
      dropEarlyKeys();
    }
  }, [words]);
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
