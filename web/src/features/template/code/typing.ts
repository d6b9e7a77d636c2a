/** MJML that is typed for a design: applied after a pause, and kept as it is while it is broken. */

import { createStore } from "zustand";
import type { Document } from "@/editor/document/model";
import type { Editor } from "@/editor/session/editor";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import type { ErrorDetail } from "@/lib/server/models";
import { takeOver } from "../design/opening";
import { readDocument } from "../requests";
import { spliced } from "./mjmlOfDesign";

export interface TypedCode {
  /** What was typed; null while the document speaks for itself. */
  readonly text: string | null;
  /** The block whose MJML it is; null for the whole email. */
  readonly scope: string | null;
  readonly phase: "applied" | "applying" | "broken" | "failed" | "waiting";
  readonly problems: readonly ErrorDetail[];
  /** Why it could not be applied although nothing is wrong with it. */
  readonly failure: string;
  /** The document that says the same as the text. */
  readonly document: Document | null;
}

const PAUSE_MS = 600;
const NOTHING: TypedCode = {
  text: null,
  scope: null,
  phase: "applied",
  problems: [],
  failure: "",
  document: null,
};

export class Typing {
  readonly store = createStore<TypedCode>(() => NOTHING);
  readonly #editor: Editor;
  readonly #template: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;

  constructor(editor: Editor, template: string) {
    this.#editor = editor;
    this.#template = template;
  }

  /** Something was typed. */
  type(text: string, scope: string | null): void {
    this.#stop();
    this.store.setState({ text, scope, phase: "waiting", document: null });
    this.#timer = setTimeout(() => void this.apply(), PAUSE_MS);
  }

  /** Let go of what was typed: the document speaks for itself again. */
  drop(): void {
    this.#stop();
    this.store.setState(NOTHING);
  }

  /** Let go of what is in the document already. */
  settle(): void {
    if (this.store.getState().phase === "applied") {
      this.drop();
    }
  }

  /** Make the document say what was typed; where it is broken the document stays as it is. */
  async apply(): Promise<void> {
    const { text, scope } = this.store.getState();
    if (text === null) {
      return;
    }
    this.#stop();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    const base = this.#editor.store.getState().document;
    const { source, from } =
      scope === null ? { source: text, from: 1 } : spliced(base, scope, text);
    this.store.setState({ phase: "applying" });
    try {
      const content = { format: "mjml", source } as const;
      const { document, problems } = await readDocument(this.#template, content, base, signal);
      if (problems.length > 0) {
        this.#refuse(problems, from);
      } else {
        takeOver(this.#editor, document);
        this.#accept();
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(error, from);
      }
    }
  }

  #accept(): void {
    const { document } = this.#editor.store.getState();
    this.store.setState({ phase: "applied", problems: [], failure: "", document });
  }

  #refuse(problems: readonly ErrorDetail[], from: number): void {
    const placed = problems.map((one) => (one.line ? { ...one, line: one.line - from + 1 } : one));
    this.store.setState({ phase: "broken", problems: placed, failure: "" });
  }

  #fail(error: unknown, from: number): void {
    if (isApiError(error) && error.status === 422) {
      this.#refuse(error.details.length > 0 ? error.details : [{ message: error.message }], from);
    } else {
      this.store.setState({ phase: "failed", problems: [], failure: errorSentence(error) });
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }
}

const typings = new WeakMap<Editor, Typing>();

/** What is typed for a document; it is still there after another view was looked at. */
export function typingOf(editor: Editor, template: string): Typing {
  const found = typings.get(editor) ?? new Typing(editor, template);
  typings.set(editor, found);
  return found;
}
