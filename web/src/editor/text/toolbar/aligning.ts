// Words aligned: by their paragraphs, or by their block where they have no paragraph of their own.
import type { Editor as TextEditor } from "@tiptap/core";
import { setProps } from "@/editor/document/commands/setProps";
import type { Editor } from "@/editor/session/editor";
import { type Alignment, align, isOneBareLine } from "./paragraphs";

export function alignWords(editor: Editor, text: TextEditor, id: string, to: Alignment): void {
  if (isOneBareLine(text.state)) {
    // a tag around the only line would bring its margins along
    editor.run((live) => setProps(live, [id], { align: to }));
    return;
  }
  editor.history.endStep();
  align(text, to);
  editor.history.endStep();
}
