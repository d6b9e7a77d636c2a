// Where a block goes when it is moved by keys: one step among its siblings, or into a neighbor.
import { mayMove } from "../../document/commands/moveBlocks";
import { type LiveDocument, ROOT } from "../../document/live/liveDocument";
import { onlyParent } from "../selected";

export interface Place {
  readonly parent: string;
  readonly index: number;
}

export type Direction = -1 | 1;

// what stands anywhere goes where it gets a place of its own, not between columns
const HOLDERS: ReadonlySet<string> = new Set(["column", "hero", "wrapper", "social", "mjml"]);
const ANYWHERE: ReadonlySet<string> = new Set(["html", "mjml", "synced"]);

/** One position up or down in the same parent; null at its end. */
export function stepPlace(
  live: LiveDocument,
  ids: readonly string[],
  direction: Direction,
): Place | null {
  const parent = onlyParent(live, ids);
  if (parent === null) {
    return null;
  }
  const siblings = live.childrenOf(parent);
  const places = ids.map((id) => siblings.indexOf(id));
  const edge = direction < 0 ? Math.min(...places) : Math.max(...places);
  const scattered = Math.max(...places) - Math.min(...places) + 1 !== ids.length;
  const first = Math.min(...places);
  // what is scattered is gathered first
  const index = scattered ? first : first + direction;
  const fits = scattered || (direction < 0 ? edge > 0 : edge < siblings.length - 1);
  return fits ? { parent, index } : null;
}

/** The end of the container before, or the beginning of the one behind; out of a wrapper first. */
export function hopPlace(
  live: LiveDocument,
  ids: readonly string[],
  direction: Direction,
): Place | null {
  const parent = onlyParent(live, ids);
  if (parent === null) {
    return null;
  }
  const outside = outOf(live, parent, direction);
  if (outside && mayMove(live, ids, outside.parent)) {
    return outside;
  }
  const found = containers(live, ids, parent, direction).find((id) => mayMove(live, ids, id));
  if (found === undefined) {
    return null;
  }
  return { parent: found, index: direction < 0 ? live.childrenOf(found).length : 0 };
}

/** Up or down by one; over the edge of the container into the next. */
export function wayPlace(
  live: LiveDocument,
  ids: readonly string[],
  direction: Direction,
): Place | null {
  const step = stepPlace(live, ids, direction);
  return step ?? hopPlace(live, ids, direction);
}

function outOf(live: LiveDocument, parent: string, direction: Direction): Place | null {
  const above = live.parentOf(parent);
  if (live.typeOf(parent) !== "wrapper" || above === undefined) {
    return null;
  }
  const at = live.childrenOf(above).indexOf(parent);
  return { parent: above, index: direction < 0 ? at : at + 1 };
}

/** Everything that holds blocks on this side of a parent, nearest first. */
function containers(
  live: LiveDocument,
  ids: readonly string[],
  parent: string,
  direction: Direction,
): string[] {
  const all = below(live, ROOT, new Set(ids));
  const anchor =
    parent === ROOT ? all.indexOf(anchorOf(live, ids, direction)) : all.indexOf(parent);
  const side = direction < 0 ? all.slice(0, Math.max(0, anchor)).reverse() : all.slice(anchor + 1);
  const special = ids.some((id) => ANYWHERE.has(live.typeOf(id) ?? ""));
  return side.filter((id) => {
    const type = live.typeOf(id) ?? "";
    const own = type !== "mjml" || live.typeOf(parent) === "mjml";
    return own && (!special || HOLDERS.has(type));
  });
}

/** At the top there is no container to start from: the block itself stands for it. */
function anchorOf(live: LiveDocument, ids: readonly string[], direction: Direction): string {
  const siblings = live.childrenOf(ROOT);
  const own = siblings.filter((id) => ids.includes(id));
  return (direction < 0 ? own[0] : own.at(-1)) ?? "";
}

function below(live: LiveDocument, parent: string, closed: ReadonlySet<string>): string[] {
  return live
    .childrenOf(parent)
    .flatMap((id) => [id, ...(closed.has(id) ? [] : below(live, id, closed))]);
}
