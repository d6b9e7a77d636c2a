/** Makes an editor of a draft: what the visual editor needs is loaded here and not before. */

import { replaceDocument } from "@/editor/document/commands/replaceDocument";
import { LiveDocument } from "@/editor/document/live/liveDocument";
import type { Document } from "@/editor/document/model";
import { type Kept, openKept } from "@/editor/offline/keeping";
import { mergeAround } from "@/editor/offline/merging";
import { createEditor, type Editor } from "@/editor/session/editor";

export { mergeAround };

interface OpenOrder {
  /** The document as the draft says it now. */
  readonly document: Document;
  /** The document as it is stored, and where this browser keeps it; without, nothing is kept. */
  readonly stored?: { readonly document: Document; readonly stand: string } | undefined;
  readonly person: string;
  readonly template: string;
  readonly readOnly: boolean;
  readonly onChange: (document: Document) => void;
}

export interface OpenDocument {
  readonly editor: Editor;
  readonly kept: Kept | undefined;
  /** Keep the steps that can be undone now. */
  keepSteps(): void;
  close(): void;
}

const HISTORY_MS = 1000;
const nothing = (): void => undefined;

/** What a document says, whatever the order it is written in. */
const saying = (document: Document): string =>
  JSON.stringify(new LiveDocument().load(document).project());

export async function openEditor(order: OpenOrder): Promise<OpenDocument> {
  const { document, stored, person, template, readOnly, onChange } = order;
  if (stored === undefined || readOnly) {
    const editor = createEditor({ document, readOnly, onChange });
    return { editor, kept: undefined, keepSteps: nothing, close: editor.close };
  }
  const kept = await openKept(
    { person, template },
    { etag: stored.stand, document: stored.document },
  );
  const { live, history } = kept;
  const editor = createEditor({
    document,
    live,
    readOnly,
    onChange,
    ...(history ? { history } : {}),
  });
  const here = editor.store.getState().document;
  const said = JSON.stringify(here);
  const wanted = saying(document);
  if (said === wanted) {
    return opened(editor, kept);
  }
  if (said === saying(stored.document)) {
    // Work that only the copy of the draft has.
    takeOver(editor, document);
  } else {
    onChange(here);
  }
  return opened(editor, kept);
}

function opened(editor: Editor, kept: Kept): OpenDocument {
  const steps = keptSteps(editor, kept);
  return {
    editor,
    kept,
    keepSteps: steps.keep,
    close() {
      steps.stop();
      editor.close();
      kept.close();
    },
  };
}

/** The steps that can be undone are still there after a reload. */
function keptSteps({ history }: Editor, kept: Kept) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    kept.keepHistory(history.save());
  };
  const unfollow = history.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(keep, HISTORY_MS);
  });
  window.addEventListener("pagehide", keep);
  const stop = (): void => {
    window.removeEventListener("pagehide", keep);
    unfollow();
    if (timer !== undefined) {
      keep();
    }
  };
  return { keep, stop };
}

/** Bring an open editor to another document, as one step that can be undone. */
export function takeOver(editor: Editor, document: Document): void {
  editor.history.endStep();
  replaceDocument(editor.live, document);
  editor.history.endStep();
}
