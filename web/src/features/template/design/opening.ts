/** Makes an editor of a draft: what the visual editor needs is loaded here and not before. */

import { replaceDocument } from "@/editor/document/commands/replaceDocument";
import type { Document } from "@/editor/document/model";
import { createEditor, type Editor } from "@/editor/session/editor";

interface Opened {
  readonly document: Document;
  readonly readOnly: boolean;
  readonly onChange: (document: Document) => void;
}

export function openEditor({ document, readOnly, onChange }: Opened): Editor {
  return createEditor({ document, readOnly, onChange });
}

/** Bring an open editor to another document, as one step that can be undone. */
export function takeOver(editor: Editor, document: Document): void {
  editor.history.endStep();
  replaceDocument(editor.live, document);
  editor.history.endStep();
}
