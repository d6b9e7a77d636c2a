// The variables that can be asked where a block stands: the email's, and the items of loops around.
import type { Variable, VariableType } from "../document/contract";
import { type LiveDocument, ROOT } from "../document/live/liveDocument";

export interface Known {
  readonly path: string;
  readonly type: VariableType;
  readonly description: string;
}

interface Loop {
  readonly in: string;
  readonly as: string;
}

/** The loops around a block, outermost first; its own is the last. */
export function loopsAround(live: LiveDocument, id: string): Loop[] {
  const loops: Loop[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = id; at && at !== ROOT && !seen.has(at); ) {
    seen.add(at);
    const each = live.blocks.get(at)?.get("each") as { in: string; as?: string } | undefined;
    if (each) {
      loops.unshift({ in: each.in, as: each.as ?? "item" });
    }
    at = live.parentOf(at);
  }
  return loops;
}

/** Every variable that has a name there, lists with how many they hold. */
export function knownAt(contract: readonly Variable[], loops: readonly Loop[]): Known[] {
  const known = withParents(contract).filter(({ path }) => !path.includes("[]"));
  for (const loop of loops) {
    const list = listName(loop, loops);
    const fields = contract.filter(({ name }) => name.startsWith(`${list}[]`));
    known.unshift(
      ...fields.flatMap((field) => {
        const rest = field.name.slice(list.length + 2);
        return rest.includes("[]") ? [] : [asKnown(field, `${loop.as}${rest}`)];
      }),
    );
  }
  const counted = known.flatMap((one) =>
    one.type === "list"
      ? [one, { path: `${one.path}.size`, type: "number" as const, description: "How many" }]
      : [one],
  );
  return counted.filter((one, at) => counted.findIndex(({ path }) => path === one.path) === at);
}

/** The lists a loop can go over. */
export function listsAt(contract: readonly Variable[], loops: readonly Loop[]): string[] {
  const outer = [...contract.map(({ name }) => name)].flatMap((name) => {
    const at = name.indexOf("[]");
    return at < 0 ? [] : [name.slice(0, at)];
  });
  const declared = knownAt(contract, loops).filter(({ type }) => type === "list");
  const inner = loops.flatMap((loop) => {
    const start = `${listName(loop, loops)}[].`;
    return contract.flatMap(({ name }) => {
      const rest = name.startsWith(start) ? name.slice(start.length) : "";
      const at = rest.indexOf("[]");
      return at < 0 ? [] : [`${loop.as}.${rest.slice(0, at)}`];
    });
  });
  return [...new Set([...inner, ...declared.map(({ path }) => path), ...outer])];
}

/** The name in the contract of the list that a loop goes over: `order.items` or `orders[].items`. */
function listName(loop: Loop, loops: readonly Loop[]): string {
  const [first = "", ...rest] = loop.in.split(".");
  const outer = loops.slice(0, loops.indexOf(loop)).findLast(({ as }) => as === first);
  return outer ? [`${listName(outer, loops)}[]`, ...rest].join(".") : loop.in;
}

function asKnown({ type, description }: Variable, path: string): Known {
  return { path, type, description };
}

/** Lists are often declared by their fields alone. */
function withParents(contract: readonly Variable[]): Known[] {
  const lists = contract.flatMap(({ name }) => {
    const at = name.indexOf("[]");
    return at < 0 ? [] : [name.slice(0, at)];
  });
  const names = new Set(contract.map(({ name }) => name));
  const implied = [...new Set(lists)]
    .filter((name) => !names.has(name))
    .map((path): Known => ({ path, type: "list", description: "" }));
  return [...contract.map((one) => asKnown(one, one.name)), ...implied];
}
