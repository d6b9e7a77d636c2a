// Everything that can be put into an email from the palette, the slash menu and by keyboard.
import type { Block, Document } from "../document/model";
import { CONTENTS } from "./contents";
import type { CatalogEntry, CatalogGroup } from "./entry";
import { LAYOUTS } from "./layouts";
import { lookOf } from "./look";
import { READY_MADE } from "./readyMade";

export type { CatalogEntry, CatalogGroup } from "./entry";

export const GROUPS: readonly { id: CatalogGroup; label: string }[] = [
  { id: "content", label: "Content" },
  { id: "layout", label: "Layout" },
  { id: "ready", label: "Ready-made" },
];

export const CATALOG: readonly CatalogEntry[] = [...CONTENTS, ...LAYOUTS, ...READY_MADE];

/** New blocks of an entry, with ids of their own, that go with the look of the document. */
export function makeBlocks(entry: CatalogEntry, document: Document): Block[] {
  return entry.make(lookOf(document));
}

/** The entries that somebody means who types this: by name first, then by other words for it. */
export function foundEntries(query: string): readonly CatalogEntry[] {
  const sought = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) {
    return CATALOG;
  }
  const scored = CATALOG.map((entry) => ({ entry, score: scoreOf(entry, sought) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}

/** 0 when one of the words is nowhere in what the entry is called. */
function scoreOf(entry: CatalogEntry, sought: readonly string[]): number {
  const label = entry.label.toLowerCase();
  const others = `${entry.keywords.join(" ")} ${entry.hint}`.toLowerCase().split(/\s+/);
  return sought.reduce((score, word) => {
    const own = label.startsWith(word)
      ? 4
      : label.includes(word)
        ? 3
        : others.some((other) => other.startsWith(word))
          ? 1
          : 0;
    return own === 0 ? Number.NEGATIVE_INFINITY : score + own;
  }, 0);
}
