import { useState } from "react";

/** The selection after a click: one toggled, or everything from the last click to here. */
export function selectThrough(
  selected: ReadonlySet<string>,
  order: readonly string[],
  id: string,
  anchor: string | null,
): Set<string> {
  const next = new Set(selected);
  const on = !next.has(id);
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  const ids = from < 0 || to < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const each of ids) {
    if (on) {
      next.add(each);
    } else {
      next.delete(each);
    }
  }
  return next;
}

/** Which of the things on this page are selected. What left the page is selected no longer. */
export function useSelection(order: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const selected = new Set(order.filter((id) => chosen.has(id)));
  return {
    selected,
    has: (id: string) => selected.has(id),
    toggle: (id: string, through = false) => {
      setChosen(selectThrough(selected, order, id, through ? anchor : null));
      setAnchor(id);
    },
    all: () => setChosen(new Set(order)),
    clear: () => {
      setChosen(new Set());
      setAnchor(null);
    },
  };
}

export type Selection = ReturnType<typeof useSelection>;
