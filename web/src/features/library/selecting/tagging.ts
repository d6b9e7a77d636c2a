export interface TagState {
  tag: string;
  state: boolean | "indeterminate";
}

interface Tagged {
  tags: readonly string[];
}

/** For each tag: whether all, none or some of the items have it, after the changes made so far. */
export function tagStates(
  items: readonly Tagged[],
  known: readonly string[],
  changes: ReadonlyMap<string, boolean>,
): TagState[] {
  const tags = new Set([...known, ...items.flatMap((item) => item.tags)]);
  return [...tags]
    .sort((one, other) => one.localeCompare(other))
    .map((tag) => {
      const having = items.filter((item) => item.tags.includes(tag)).length;
      const before = having === 0 ? false : having === items.length ? true : "indeterminate";
      return { tag, state: changes.get(tag) ?? before };
    });
}

/** The tags of one item after the changes. */
export function retagged(tags: readonly string[], changes: ReadonlyMap<string, boolean>): string[] {
  const kept = tags.filter((tag) => changes.get(tag) !== false);
  const added = [...changes].filter(([tag, on]) => on && !kept.includes(tag)).map(([tag]) => tag);
  return [...kept, ...added];
}
