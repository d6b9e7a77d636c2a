// Which variables can be used in a block: those of the contract, and of the lists it repeats over.
import type { Variable, VariableType } from "@/editor/document/contract";
import { type LiveDocument, ROOT } from "@/editor/document/live/liveDocument";

export interface Offered {
  readonly path: string;
  readonly type: VariableType;
  readonly about: string;
}

export interface Loop {
  /** The name of one entry, and the list. */
  readonly as: string;
  readonly in: string;
}

/** The loops around a block, outermost first. */
export function loopsAround(live: LiveDocument, id: string): Loop[] {
  const loops: Loop[] = [];
  for (let at: string | undefined = id; at && at !== ROOT; at = live.parentOf(at)) {
    const each = live.blocks.get(at)?.get("each") as { in: string; as?: string } | undefined;
    if (each) {
      loops.unshift({ in: each.in, as: each.as ?? "item" });
    }
  }
  return loops;
}

const HOLDING: ReadonlySet<VariableType> = new Set(["list", "object"]);

/** What can be put into words inside these loops. */
export function offeredIn(contract: readonly Variable[], loops: readonly Loop[]): Offered[] {
  const entries = new Map<string, string>();
  for (const loop of loops) {
    entries.set(`${named(loop.in, entries)}[]`, loop.as);
  }
  return contract.flatMap(({ name, type, description }) => {
    const path = HOLDING.has(type) ? null : reached(name, entries);
    return path === null ? [] : [{ path, type, about: description ?? "" }];
  });
}

/** The list a loop goes over, by its name in the contract. */
function named(list: string, entries: ReadonlyMap<string, string>): string {
  const [first = "", ...rest] = list.split(".");
  const outer = [...entries].find(([, as]) => as === first)?.[0];
  return outer === undefined ? list : [outer, ...rest].join(".");
}

/** How a variable of the contract is written; null where its list is not repeated. */
function reached(name: string, entries: ReadonlyMap<string, string>): string | null {
  const at = name.lastIndexOf("[]");
  if (at < 0) {
    return name;
  }
  const as = entries.get(name.slice(0, at + 2));
  return as === undefined ? null : `${as}${name.slice(at + 2)}`;
}

/** The offered variables that somebody means who types this. */
export function foundVariables(offered: readonly Offered[], query: string): Offered[] {
  const sought = query.toLowerCase();
  const scored = offered.flatMap((one) => {
    const path = one.path.toLowerCase();
    const last = path.slice(path.lastIndexOf(".") + 1);
    const score = path.startsWith(sought) ? 3 : last.startsWith(sought) ? 2 : 1;
    return path.includes(sought) || one.about.toLowerCase().includes(sought)
      ? [{ one, score }]
      : [];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ one }) => one);
}
