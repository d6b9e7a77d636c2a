// The HTML of a block that is written as HTML, in the locale that is shown.
import { setBody } from "../../document/commands/setBody";
import type { Html, Mjml, Table } from "../../document/model";
import { useEditor, useEditorState } from "../../session/EditorContext";

export function useMarkup(block: Html | Mjml | Table) {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  const own = locale === null ? undefined : block.i18n?.[locale]?.["html"];
  const html = typeof own === "string" ? own : (block.html ?? "");
  const write = (next: string) =>
    editor.run((live) => setBody(live, block.id, { html: next }, locale));
  return { html, write };
}
