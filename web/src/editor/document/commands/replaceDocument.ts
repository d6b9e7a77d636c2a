// Make the live document say what another document says, by the fewest changes that do it.
import * as Y from "yjs";
import { blockOf, liveBlock, positionOf } from "../live/blocks";
import { type LiveDocument, ROOT } from "../live/liveDocument";
import { plainParts, sharedPart } from "../live/parts";
import { allBlocks, type Block, type Document, inside } from "../model";

/**
 * Blocks are the same when their ids are. What did not change is not touched, so that what others
 * do to it at the same time stays.
 */
export function replaceDocument(live: LiveDocument, target: Document): void {
  live.change(() => {
    replaceParts(live, target);
    const wanted = new Set([...allBlocks(target.children ?? [])].map((block) => block.id));
    arrange(live, ROOT, target.children ?? []);
    for (const id of [...live.blocks.keys()]) {
      if (!wanted.has(id)) {
        live.blocks.delete(id);
      }
    }
  });
}

function replaceParts(live: LiveDocument, target: Document): void {
  const before = plainParts(live.parts);
  const { children: _, ...after } = target;
  for (const part of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = (after as Record<string, unknown>)[part];
    if (value === undefined || value === null) {
      live.parts.delete(part);
    } else if (!same(before[part], value)) {
      live.parts.set(part, sharedPart(part, value));
    }
  }
}

function arrange(live: LiveDocument, parent: string, children: readonly Block[]): void {
  children.forEach((child, index) => {
    if (!live.blocks.has(child.id)) {
      live.insert([{ ...child, ...bare(child) } as Block], parent, index);
    } else {
      if (positionOf(live.blocks.get(child.id) as Y.Map<unknown>)?.parent !== parent) {
        live.place([child.id], parent, index);
      }
      replaceFields(live, child);
    }
  });
  const wanted = children.map((child) => child.id);
  settleOrder(live, parent, wanted);
  for (const child of children) {
    arrange(live, child.id, inside(child));
  }
}

/** Moves only what does not stand in order already: all but the longest run that does. */
function settleOrder(live: LiveDocument, parent: string, wanted: readonly string[]): void {
  const present = live.childrenOf(parent).filter((id) => wanted.includes(id));
  const staying = new Set(
    longestRun(present.map((id) => wanted.indexOf(id))).map((at) => wanted[at]),
  );
  wanted.forEach((id, index) => {
    if (!staying.has(id)) {
      const before = index === 0 ? undefined : wanted[index - 1];
      const siblings = live.childrenOf(parent).filter((one) => one !== id);
      live.place([id], parent, before === undefined ? 0 : siblings.indexOf(before) + 1);
    }
  });
}

/** The longest rising subsequence of numbers that are all different. */
export function longestRun(numbers: readonly number[]): number[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const at = runs.findIndex((run) => (run.at(-1) ?? -1) >= number);
    const place = at < 0 ? runs.length : at;
    runs[place] = [...(runs[place - 1] ?? []), number];
  }
  return runs.at(-1) ?? [];
}

function bare(block: Block): Partial<Block> {
  if (block.type === "social") {
    return { items: [] } as Partial<Block>;
  }
  return "children" in block ? ({ children: [] } as Partial<Block>) : {};
}

function replaceFields(live: LiveDocument, target: Block): void {
  const own = live.blocks.get(target.id) as Y.Map<unknown>;
  const made = asLive(target);
  const before = blockOf(target.id, own) as unknown as Record<string, unknown>;
  const after = blockOf(target.id, made) as unknown as Record<string, unknown>;
  for (const key of [...own.keys()]) {
    if (key !== "position" && !made.has(key)) {
      own.delete(key);
    }
  }
  for (const key of [...made.keys()].filter((one) => one !== "position")) {
    const [field = "", locale] = key.split("@");
    const now = fieldOf(after, field, locale);
    if (!own.has(key)) {
      own.set(key, detached(made.get(key)));
    } else if (!same(fieldOf(before, field, locale), now)) {
      replaceValue(own, key, now, detached(made.get(key)));
    }
  }
}

/** A map keeps the values that did not change; anything else is set anew. */
function replaceValue(own: Y.Map<unknown>, key: string, now: unknown, value: unknown): void {
  const map = own.get(key);
  if (!(map instanceof Y.Map) || !["props", "extra"].includes(key)) {
    own.set(key, value);
    return;
  }
  const wanted = now as Record<string, unknown>;
  for (const name of [...map.keys()]) {
    if (!(name in wanted)) {
      map.delete(name);
    }
  }
  for (const [name, one] of Object.entries(wanted)) {
    if (map.get(name) !== one) {
      map.set(name, one);
    }
  }
}

/** A block as a live map would have it, in a document of its own. */
function asLive(block: Block): Y.Map<unknown> {
  const holder = new Y.Doc().getMap<Y.Map<unknown>>("holder");
  return holder.set("block", liveBlock(block, { parent: "", order: "" }));
}

function detached(value: unknown): unknown {
  if (value instanceof Y.XmlFragment || value instanceof Y.Map) {
    return value.clone();
  }
  return value;
}

function fieldOf(block: Record<string, unknown>, field: string, locale?: string): unknown {
  if (locale === undefined) {
    return block[field];
  }
  if (field === "translatedFrom") {
    return ((block[field] ?? {}) as Record<string, unknown>)[locale];
  }
  const words = (block["i18n"] ?? {}) as Record<string, Record<string, unknown>>;
  return words[locale]?.[field];
}

/** Equal whatever the order of names; nothing at all and null are the same. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return (one ?? undefined) === (other ?? undefined);
  }
  if (Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => same(left[name], right[name]));
}
