/** The visual editor of a draft: opened when it is asked for, and kept in step with the draft. */

import { createStore } from "zustand";
import type { Document } from "@/editor/document/model";
import type { DraftState, DraftVerbs } from "@/editor/draft/draftStore";
import type { DraftContent } from "@/editor/draft/localCopy";
import type { Editor } from "@/editor/session/editor";
import type { Draft } from "@/lib/server/models";
import type { OpenDocument } from "./opening";
import { type Pace, paced } from "./pacing";

export interface DesignState {
  readonly phase: "closed" | "opening" | "open" | "failed";
  readonly editor: Editor | null;
  /** Why there is no editor, or why it could not follow the draft. */
  readonly error: unknown;
}

interface SessionOptions {
  readonly draft: DraftVerbs;
  readonly person: string;
  readonly template: string;
  readonly readOnly: boolean;
  /** The document of a source that is not one itself, on top of the blocks there are. */
  readonly read: (
    content: DraftContent,
    base: Document | undefined,
    signal: AbortSignal,
  ) => Promise<Document>;
  /** What somebody else stored meanwhile came in. */
  readonly onMerged: (theirs: Draft) => void;
}

/** So soon after the last change, and so late at the latest, the draft is told. */
const IDLE_MS = 300;
const LATEST_MS = 1000;
const CLOSED: DesignState = { phase: "closed", editor: null, error: null };

/** What only the open editor needs comes when it is opened. */
async function load() {
  const { mergeAround, openEditor, takeOver } = await import("./opening");
  return { mergeAround, openEditor, takeOver };
}

type Opening = Awaited<ReturnType<typeof load>>;
type Agreed = Pick<DraftContent, "format" | "preheader" | "source" | "subject">;

const agrees = (one: Agreed | undefined, other: Agreed): boolean =>
  one !== undefined &&
  one.format === other.format &&
  one.source === other.source &&
  one.subject === other.subject &&
  one.preheader === other.preheader;

/** The document with the words that stand beside it in the draft: in a design they are its own. */
function withWords(document: Document, { subject, preheader }: Agreed): Document {
  const words = { ...(subject ? { subject } : {}), ...(preheader ? { preheader } : {}) };
  return { ...document, meta: { ...document.meta, ...words } } as Document;
}

/** A design as it lies in a draft. */
function parsedDesign(source: string): Document {
  const value: unknown = JSON.parse(source);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SyntaxError("The document is not an object");
  }
  return value as Document;
}

export class DesignSession {
  readonly store = createStore<DesignState>(() => CLOSED);
  readonly #options: SessionOptions;
  readonly #telling: Pace<Document>;
  #opening: Opening | undefined;
  #opened: OpenDocument | undefined;
  /** What the draft said when the editor and it last said the same. */
  #agreed: Agreed | undefined;
  /** What is being read, until it is open. */
  #asking: Agreed | undefined;
  #asked: AbortController | undefined;
  #reading = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#telling = paced(IDLE_MS, LATEST_MS, (document) => this.#tell(document));
  }

  /** Open the editor, or bring it up to the draft when that has changed meanwhile. */
  readonly open = (): void => {
    const { phase, error } = this.store.getState();
    const here = agrees(this.#agreed, this.#present) && error === null;
    if (here || agrees(this.#asking, this.#present)) {
      return;
    }
    if (phase !== "open") {
      this.store.setState({ phase: "opening", error: null });
    }
    void this.#follow();
  };

  /** Hand what was just done to the draft. */
  readonly flush = (): void => this.#telling.flush();

  /** Follow the draft until the answer is called. */
  start(): () => void {
    const { draft } = this.#options;
    draft.beforeFlush(this.flush);
    draft.onConflict((theirs) => this.#merge(theirs));
    const unsubscribe = draft.store.subscribe((now, before) => this.#notice(now, before));
    return () => {
      this.flush();
      unsubscribe();
      this.#asked?.abort();
      this.#opened?.close();
      this.#opened = undefined;
      this.#agreed = undefined;
      this.#asking = undefined;
      this.store.setState(CLOSED);
    };
  }

  get #present(): DraftContent {
    return this.#options.draft.store.getState().history.present;
  }

  #tell(document: Document): void {
    const source = JSON.stringify(document);
    const said = { format: "design", source, subject: "", preheader: "" } as const;
    this.#agreed = said;
    this.#opened?.kept?.sent(said.source);
    this.#opened?.keepSteps();
    this.#options.draft.follow(said);
  }

  #changed(document: Document): void {
    if (!this.#reading) {
      this.#asked?.abort();
      this.#asking = undefined;
      this.#options.draft.holds(true);
      this.#telling.put(document);
    }
  }

  async #follow(): Promise<void> {
    this.#asked?.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    const content = this.#present;
    this.#asking = content;
    this.#telling.drop();
    this.#options.draft.holds(false);
    try {
      const [document, opening] = await Promise.all([this.#documentOf(content, signal), load()]);
      this.#opening = opening;
      if (!signal.aborted) {
        await this.#show(content, document, signal);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#settled(content, { phase: this.#opened ? "open" : "failed", error });
      }
    }
  }

  async #documentOf(content: DraftContent, signal: AbortSignal): Promise<Document> {
    if (content.format === "design") {
      return withWords(parsedDesign(content.source), content);
    }
    const base = this.#opened?.editor.store.getState().document;
    return withWords(await this.#options.read(content, base, signal), content);
  }

  async #show(content: DraftContent, document: Document, signal: AbortSignal): Promise<void> {
    if (this.#opened !== undefined) {
      this.#arrive(content, document);
      this.#settled(content, { phase: "open", error: null });
      return;
    }
    const { fresh, early } = await this.#first(content, document);
    if (signal.aborted) {
      fresh.close();
      return;
    }
    this.#opened = fresh;
    this.#settled(content, { phase: "open", editor: fresh.editor, error: null });
    const unsaved = early();
    if (unsaved !== undefined) {
      this.#telling.put(unsaved);
    }
  }

  #settled(content: DraftContent, state: Partial<DesignState>): void {
    this.#agreed = content;
    this.#asking = undefined;
    this.store.setState(state);
  }

  async #first(content: DraftContent, document: Document) {
    const { person, template, readOnly } = this.#options;
    const { openEditor } = this.#opening as Opening;
    let early: Document | undefined;
    const fresh = await openEditor({
      document,
      stored: this.#storedFor(content, document),
      person,
      template,
      readOnly,
      onChange: (next) => {
        if (this.#opened === undefined) {
          early = next;
        } else {
          this.#changed(next);
        }
      },
    });
    return { fresh, early: () => early };
  }

  /** What this browser may keep of the document: not while text is written that nobody has. */
  #storedFor(content: DraftContent, document: Document) {
    const { stored } = this.#options.draft.store.getState();
    if (stored.content.format === "design") {
      const design = withWords(parsedDesign(stored.content.source), stored.content);
      return { stand: stored.stand, document: design };
    }
    return agrees(stored.content, content) ? { stand: stored.stand, document } : undefined;
  }

  #arrive(content: DraftContent, document: Document): void {
    const { editor, kept } = this.#opened as OpenDocument;
    this.#reading = true;
    try {
      this.#opening?.takeOver(editor, document);
    } finally {
      this.#reading = false;
    }
    // From here on it is what the kept document stands on.
    const { stored } = this.#options.draft.store.getState();
    kept?.sent(content.source);
    if (agrees(stored.content, content)) {
      kept?.acknowledged(content.source, stored.stand);
    }
  }

  /** Merge what somebody else stored; false when the person has to decide. */
  #merge(theirs: Draft): boolean {
    const { draft, onMerged } = this.#options;
    const kept = this.#opened?.kept;
    const { stored, history } = draft.store.getState();
    const designs = theirs.format === "design" && history.present.format === "design";
    if (kept === undefined || this.#opening === undefined || !designs) {
      return false;
    }
    kept.take(theirs.etag, withWords(parsedDesign(theirs.source), theirs));
    this.flush();
    const around = this.#opening.mergeAround(stored.content, this.#present, theirs);
    draft.standBeside(theirs, around);
    onMerged(theirs);
    return true;
  }

  #notice(now: DraftState, before: DraftState): void {
    if (now.stored !== before.stored) {
      this.#opened?.kept?.acknowledged(now.stored.content.source, now.stored.stand);
    }
    // What came from elsewhere: another version, the draft of somebody else, an undo of the text.
    const moved = now.history.present !== before.history.present;
    if (moved && this.#opened !== undefined && now.history.present.format === "design") {
      this.open();
    }
  }
}
