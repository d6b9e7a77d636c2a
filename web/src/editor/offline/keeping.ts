// The open document as this browser keeps it: with its steps to undo and what it was begun from.
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import type { SavedHistory } from "../document/history";
import { LiveDocument } from "../document/live/liveDocument";
import type { Document } from "../document/model";
import { SHELF } from "./forgetting";
import { mergeTheirs } from "./merging";

/** A browser that has not answered by then keeps nothing: the email opens all the same. */
const PATIENCE_MS = 1_500;
/** A document this large, in bytes, begins anew without its past when it is opened. */
const LARGE = 4_000_000;
/** What is kept of the documents that were sent to be stored and not acknowledged yet. */
const SENT = 8;

/** The stored draft that a document stands on, and the state that says the same. */
interface Base {
  readonly etag: string;
  readonly state: Uint8Array;
}

export interface Kept {
  readonly live: LiveDocument;
  readonly history: SavedHistory | undefined;
  /** Whether something stored meanwhile by others came in while opening. */
  readonly merged: boolean;
  /** The document says this now and is about to be stored. */
  sent(source: string): void;
  /** What was sent is stored: the next merge begins from it. */
  acknowledged(source: string, etag: string): void;
  /** Merges what others have stored; whether anything came in. */
  take(etag: string, theirs: Document): boolean;
  keepHistory(history: SavedHistory): void;
  close(): void;
}

interface Place {
  readonly person: string;
  readonly template: string;
}

interface Stored {
  readonly etag: string;
  readonly document: Document;
}

/**
 * Opens what this browser kept of a template, brought up to what is stored now; without anything
 * kept, what is stored. Nobody else who signs in here opens it: it goes by the person, too.
 */
export async function openKept(place: Place, stored: Stored): Promise<Kept> {
  const name = nameOf(place);
  const shelf = await shelfOf(name);
  if (shelf === undefined) {
    return keptOf(new LiveDocument(new Y.Doc({ gc: false })), undefined, undefined, stored);
  }
  const base = (await shelf.get("base")) as Base | undefined;
  const size = base === undefined ? 0 : Y.encodeStateAsUpdate(shelf.doc).length;
  if (base === undefined || (size > LARGE && base.etag === stored.etag)) {
    await shelf.clearData();
    const anew = await shelfOf(name);
    const live = new LiveDocument(anew?.doc ?? new Y.Doc({ gc: false }));
    return keptOf(live, anew, undefined, stored);
  }
  return keptOf(new LiveDocument(shelf.doc), shelf, base, stored);
}

/** The document as it stands here, when it was begun from what is stored under this etag. */
export async function recallKept(place: Place, etag: string): Promise<Document | undefined> {
  const shelf = await shelfOf(nameOf(place));
  const base = (await shelf?.get("base")) as Base | undefined;
  const document = base?.etag === etag && shelf ? new LiveDocument(shelf.doc).project() : undefined;
  await shelf?.destroy();
  return document;
}

function nameOf({ person, template }: Place): string {
  return `${SHELF}${person}.${template}`;
}

async function shelfOf(name: string): Promise<IndexeddbPersistence | undefined> {
  if (globalThis.indexedDB === undefined) {
    return undefined;
  }
  try {
    const shelf = new IndexeddbPersistence(name, new Y.Doc({ gc: false }));
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
    return (await Promise.race([shelf.whenSynced, late])) && shelf;
  } catch {
    return undefined;
  }
}

async function keptOf(
  live: LiveDocument,
  shelf: IndexeddbPersistence | undefined,
  known: Base | undefined,
  stored: Stored,
): Promise<Kept> {
  let base = known;
  let merged = false;
  const stand = (next: Base) => {
    base = next;
    void shelf?.set("base", next as never).catch(() => undefined);
  };
  const take = (etag: string, theirs: Document) => {
    const result = mergeTheirs(live, (base as Base).state, theirs);
    stand({ etag, state: result.base });
    return result.changed;
  };
  if (base === undefined) {
    live.load(stored.document);
    stand({ etag: stored.etag, state: Y.encodeStateAsUpdate(live.doc) });
  } else if (base.etag !== stored.etag) {
    merged = take(stored.etag, stored.document);
  }
  const states = new Map<string, Uint8Array>();
  return {
    live,
    history: (await shelf?.get("history").catch(() => undefined)) as SavedHistory | undefined,
    merged,
    sent(source) {
      states.delete(source);
      states.set(source, Y.encodeStateAsUpdate(live.doc));
      for (const old of [...states.keys()].slice(0, -SENT)) {
        states.delete(old);
      }
    },
    acknowledged(source, etag) {
      const state = states.get(source);
      if (state !== undefined) {
        stand({ etag, state });
      }
    },
    take,
    keepHistory(history) {
      void shelf?.set("history", history as never).catch(() => undefined);
    },
    close() {
      void shelf?.destroy();
    },
  };
}
