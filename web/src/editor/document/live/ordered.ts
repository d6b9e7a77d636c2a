// Named values whose order is written into the email: a shared map that remembers it.
import * as Y from "yjs";

type Entry = [at: number, value: unknown];

/** A shared map of named values in the order they are given. */
export function orderedFrom(values: object): Y.Map<unknown> {
  return new Y.Map(
    Object.entries(values).map(([name, value], at): [string, Entry] => [name, [at, value]]),
  );
}

/** The named values in their order: the same one in every browser. */
export function orderedOf(map: Y.Map<unknown>): Record<string, unknown> {
  const entries = [...map.entries()] as [string, Entry][];
  entries.sort(([name, [at]], [other, [otherAt]]) => at - otherAt || (name < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, [, value]]) => [name, value]));
}

/** Sets a value in its old place, or behind all others; undefined takes it away. */
export function setOrdered(map: Y.Map<unknown>, name: string, value: unknown): void {
  if (value === undefined) {
    map.delete(name);
    return;
  }
  const entries = [...map.values()] as Entry[];
  const at = (map.get(name) as Entry | undefined)?.[0];
  map.set(name, [at ?? Math.max(-1, ...entries.map(([place]) => place)) + 1, value]);
}
