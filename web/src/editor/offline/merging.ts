// What others stored meanwhile comes in as what it is: another person's changes of the same document.
import * as Y from "yjs";
import { replaceDocument } from "../document/commands/replaceDocument";
import { LiveDocument } from "../document/live/liveDocument";
import type { Document } from "../document/model";
import type { DraftContent } from "../draft/localCopy";

/** The origin of what others did: nobody's to undo here. */
const THEIRS = Symbol("theirs");

interface Merged {
  /** Whether anything came in that was not here. */
  readonly changed: boolean;
  /** The stored document as the base of what is changed from now on. */
  readonly base: Uint8Array;
}

/**
 * Merges a stored document into one that was changed here, both begun from the same base. What only
 * one side touched is as that side left it; where both set the same value, one of them stays.
 */
export function mergeTheirs(live: LiveDocument, base: Uint8Array, theirs: Document): Merged {
  const other = new LiveDocument();
  Y.applyUpdate(other.doc, base);
  replaceDocument(other, theirs);
  const before = JSON.stringify(live.project());
  const state = Y.encodeStateAsUpdate(other.doc);
  Y.applyUpdate(live.doc, state, THEIRS);
  other.doc.destroy();
  return { changed: JSON.stringify(live.project()) !== before, base: state };
}

type Around = Omit<DraftContent, "format" | "source">;

/** What stands around the document: ours where we changed it, theirs where we did not. */
export function mergeAround(base: Around, ours: Around, theirs: Around): Around {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const pick = <K extends keyof Around>(key: K): Around[K] =>
    same(base[key], ours[key]) ? theirs[key] : ours[key];
  return {
    subject: pick("subject"),
    preheader: pick("preheader"),
    variables: pick("variables"),
  };
}
