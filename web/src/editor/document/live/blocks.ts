// One block as a shared map: every field of its own, so that two people can change two of them.
import * as Y from "yjs";
import type { Block, Rich } from "../model";
import { orderedFrom, orderedOf } from "./ordered";
import { fillFragment, richOf } from "./richText";

/** Where a block stands: parent and order are one value, so that a move is never half done. */
export interface Position {
  parent: string;
  order: string;
}

export type LiveBlock = Y.Map<unknown>;

// fields that hold many values: a shared map each, and those whose order is written
const MAPS: ReadonlySet<string> = new Set(["props", "extra", "overrides"]);
const ORDERED: ReadonlySet<string> = new Set(["dark", "mobile", "attrs"]);
// what says where a block stands is not written into its map as a field
const STRUCTURE: ReadonlySet<string> = new Set([
  "id",
  "children",
  "items",
  "i18n",
  "translatedFrom",
]);
const BODIES: ReadonlySet<string> = new Set(["text", "button", "item"]);
const WORDS = "@";

/** A shared map of a block, without what is inside it. */
export function liveBlock(block: Block, position: Position): LiveBlock {
  const live: LiveBlock = new Y.Map<unknown>();
  live.set("position", position);
  for (const [field, value] of Object.entries(block)) {
    if (!STRUCTURE.has(field) && isGiven(value)) {
      live.set(field, shared(field, value));
    }
  }
  for (const [locale, words] of Object.entries(block.i18n ?? {})) {
    for (const [field, value] of Object.entries(words)) {
      live.set(`${field}${WORDS}${locale}`, shared(field, value));
    }
  }
  for (const [locale, hashes] of Object.entries(block.translatedFrom ?? {})) {
    live.set(`translatedFrom${WORDS}${locale}`, hashes);
  }
  return live;
}

/** The block of a shared map, without what is inside it. */
export function blockOf(id: string, live: LiveBlock): Block {
  const block: Record<string, unknown> = { id };
  const i18n: Record<string, Record<string, unknown>> = {};
  const translatedFrom: Record<string, unknown> = {};
  for (const key of [...live.keys()].sort()) {
    if (key === "position") {
      continue;
    }
    const [field = "", locale] = key.split(WORDS);
    const value = plain(field, live.get(key));
    if (locale !== undefined && field === "translatedFrom") {
      translatedFrom[locale] = value;
    } else if (locale !== undefined) {
      i18n[locale] = { ...i18n[locale], [field]: value };
    } else if (!isEmptyMap(value)) {
      block[key] = value;
    }
  }
  if (BODIES.has(String(block["type"])) && block["text"] && block["html"] !== undefined) {
    // one person wrote rich text while another wrote HTML: the words of the editor stay
    delete block["html"];
  }
  return {
    ...block,
    ...(Object.keys(i18n).length > 0 ? { i18n } : {}),
    ...(Object.keys(translatedFrom).length > 0 ? { translatedFrom } : {}),
  } as unknown as Block;
}

export function positionOf(live: LiveBlock): Position | undefined {
  return live.get("position") as Position | undefined;
}

/** A value in the form in which a block's map keeps it. */
export function shared(field: string, value: unknown): unknown {
  if (field === "text" && typeof value === "object" && value !== null) {
    const fragment = new Y.XmlFragment();
    fillFragment(fragment, value as Rich);
    return fragment;
  }
  if (ORDERED.has(field)) {
    return orderedFrom(value as object);
  }
  return MAPS.has(field) ? new Y.Map(Object.entries(value as object)) : value;
}

function plain(field: string, value: unknown): unknown {
  if (value instanceof Y.XmlFragment) {
    return richOf(value);
  }
  if (value instanceof Y.Map) {
    return ORDERED.has(field) ? orderedOf(value) : sorted(value);
  }
  return value;
}

/** Keys in one order wherever they were set: two browsers project to the same bytes. */
function sorted(map: Y.Map<unknown>): Record<string, unknown> {
  return Object.fromEntries([...map.keys()].sort().map((key) => [key, map.get(key)]));
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isEmptyMap(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length === 0
  );
}
