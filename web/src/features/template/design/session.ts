/** The visual editor of a draft: opened when it is asked for, and kept in step with the draft. */

import { createStore, type StoreApi } from "zustand";
import type { Document } from "@/editor/document/model";
import type { DraftState, DraftVerbs } from "@/editor/draft/draftStore";
import type { DraftContent } from "@/editor/draft/localCopy";
import type { Editor } from "@/editor/session/editor";
import { type Pace, paced } from "./pacing";

export interface DesignState {
  readonly phase: "closed" | "opening" | "open" | "failed";
  readonly editor: Editor | null;
  /** Why there is no editor, or why it could not follow the draft. */
  readonly error: unknown;
}

interface SessionOptions {
  readonly draft: DraftVerbs;
  readonly readOnly: boolean;
  /** The document of a source that is not one itself, on top of the blocks there are. */
  readonly read: (
    content: DraftContent,
    base: Document | undefined,
    signal: AbortSignal,
  ) => Promise<Document>;
}

export interface DesignSession {
  readonly store: StoreApi<DesignState>;
  /** Open the editor, or bring it up to the draft when that has changed meanwhile. */
  open(): void;
  /** Hand what was just done to the draft. */
  flush(): void;
  /** Follow the draft until the answer is called. */
  start(): () => void;
}

/** So soon after the last change, and so late at the latest, the draft is told. */
const IDLE_MS = 300;
const LATEST_MS = 1000;

type Opening = typeof import("./opening");
type Agreed = Pick<DraftContent, "format" | "source">;

const agrees = (one: Agreed | undefined, other: Agreed): boolean =>
  one !== undefined && one.format === other.format && one.source === other.source;

/** A design as it lies in a draft. */
export function parsedDesign(source: string): Document {
  const value: unknown = JSON.parse(source);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SyntaxError("The document is not an object");
  }
  return value as Document;
}

export function createDesignSession(options: SessionOptions): DesignSession {
  const { draft } = options;
  const store = createStore<DesignState>(() => ({ phase: "closed", editor: null, error: null }));
  /** What the draft said when the editor and it last said the same. */
  let agreed: Agreed | undefined;
  let reading = false;
  let asked: AbortController | undefined;
  let asking: Agreed | undefined;

  const present = (): DraftContent => draft.store.getState().history.present;

  const telling: Pace<Document> = paced(IDLE_MS, LATEST_MS, (document) => {
    agreed = { format: "design", source: JSON.stringify(document) };
    draft.follow(agreed);
  });

  function changed(document: Document): void {
    if (!reading) {
      asked?.abort();
      asking = undefined;
      telling.put(document);
    }
  }

  async function documentOf(content: DraftContent, signal: AbortSignal): Promise<Document> {
    if (content.format === "design") {
      return parsedDesign(content.source);
    }
    return options.read(content, store.getState().editor?.store.getState().document, signal);
  }

  function arrive(document: Document, { openEditor, takeOver }: Opening): void {
    const { editor } = store.getState();
    if (editor === null) {
      const opened = openEditor({ document, readOnly: options.readOnly, onChange: changed });
      store.setState({ phase: "open", editor: opened, error: null });
      return;
    }
    reading = true;
    try {
      takeOver(editor, document);
    } finally {
      reading = false;
    }
    store.setState({ phase: "open", error: null });
  }

  async function follow(): Promise<void> {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const content = present();
    asking = content;
    telling.drop();
    try {
      const [document, opening] = await Promise.all([
        documentOf(content, signal),
        import("./opening"),
      ]);
      if (!signal.aborted) {
        arrive(document, opening);
        agreed = content;
        asking = undefined;
      }
    } catch (error) {
      if (!signal.aborted) {
        asking = undefined;
        agreed = content;
        const { editor } = store.getState();
        store.setState({ phase: editor === null ? "failed" : "open", error });
      }
    }
  }

  function open(): void {
    const { phase, error } = store.getState();
    const known = (agrees(agreed, present()) && error === null) || agrees(asking, present());
    if (known) {
      return;
    }
    if (phase !== "open") {
      store.setState({ phase: "opening", error: null });
    }
    void follow();
  }

  // What came from elsewhere: another version, the draft of somebody else, an undo of the text.
  function notice(now: DraftState, before: DraftState): void {
    const moved = now.history.present !== before.history.present;
    if (moved && store.getState().editor !== null && now.history.present.format === "design") {
      open();
    }
  }

  return {
    store,
    open,
    start() {
      const unsubscribe = draft.store.subscribe(notice);
      return () => {
        unsubscribe();
        telling.flush();
        asked?.abort();
        store.getState().editor?.close();
        agreed = undefined;
        asking = undefined;
        store.setState({ phase: "closed", editor: null, error: null });
      };
    },
    flush: telling.flush,
  };
}
