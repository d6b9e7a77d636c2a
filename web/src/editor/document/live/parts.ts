// The document around its blocks: words, look, body and text part, each value of its own.
import * as Y from "yjs";
import { orderedFrom, orderedOf } from "./ordered";

// parts that are records: a shared map each, with these fields that are ordered values themselves
const RECORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["meta", new Set<string>()],
  ["plainText", new Set<string>()],
  ["theme", new Set(["tokens", "darkTokens", "defaults", "presets"])],
]);

/** A part of a document in the form in which it is shared. */
export function sharedPart(part: string, value: unknown): unknown {
  if (part === "body") {
    return orderedFrom(value as object);
  }
  const ordered = RECORDS.get(part);
  if (!ordered) {
    return value;
  }
  const given = Object.entries(value as object).filter(([, one]) => one !== null);
  return new Y.Map(
    given.map(([name, one]) => [name, ordered.has(name) ? orderedFrom(one as object) : one]),
  );
}

/** All parts of a document but its blocks. */
export function plainParts(parts: Y.Map<unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...parts.keys()].sort().map((part) => [part, plainPart(part, parts.get(part))]),
  );
}

function plainPart(part: string, value: unknown): unknown {
  if (!(value instanceof Y.Map)) {
    return value;
  }
  if (part === "body") {
    return orderedOf(value);
  }
  return Object.fromEntries(
    [...value.keys()].sort().map((name) => {
      const inner: unknown = value.get(name);
      return [name, inner instanceof Y.Map ? orderedOf(inner) : inner];
    }),
  );
}
