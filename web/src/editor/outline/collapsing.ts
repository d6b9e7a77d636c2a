// Which blocks are collapsed: remembered by this browser, because nobody else needs to know.
import { useCallback, useState } from "react";

const KEY = "craftify.outline.collapsed";
const MOST = 400;

function remembered(): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]") as string[]);
  } catch {
    return new Set();
  }
}

function remember(ids: ReadonlySet<string>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...ids].slice(-MOST)));
  } catch {
    // a browser that stores nothing shows everything next time
  }
}

export interface Collapsing {
  readonly collapsed: ReadonlySet<string>;
  collapse(ids: readonly string[]): void;
  expand(ids: readonly string[]): void;
}

export function useCollapsing(): Collapsing {
  const [collapsed, setCollapsed] = useState(remembered);
  const change = useCallback((act: (ids: Set<string>) => void) => {
    setCollapsed((before) => {
      const after = new Set(before);
      act(after);
      if (after.size === before.size && [...after].every((id) => before.has(id))) {
        return before;
      }
      remember(after);
      return after;
    });
  }, []);
  const collapse = useCallback(
    (ids: readonly string[]) => change((set) => void ids.map((id) => set.add(id))),
    [change],
  );
  const expand = useCallback(
    (ids: readonly string[]) => change((set) => void ids.map((id) => set.delete(id))),
    [change],
  );
  return { collapsed, collapse, expand };
}
