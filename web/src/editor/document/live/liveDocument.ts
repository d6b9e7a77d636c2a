// The document while it is being edited: a flat map of blocks, each saying where it stands.
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import * as Y from "yjs";
import { type Block, type Document, inside } from "../model";
import { standing } from "../rules";
import { blockOf, type LiveBlock, liveBlock, type Position, positionOf } from "./blocks";
import { plainParts, sharedPart } from "./parts";

/** The parent of what stands at the top. */
export const ROOT = "root";
/** The origin of what this person does: only this is theirs to undo. */
export const LOCAL = Symbol("local");
/** The origin of a document that is read in: nobody's to undo. */
const LOADED = Symbol("loaded");

interface Placed {
  id: string;
  order: string;
}

export class LiveDocument {
  readonly blocks: Y.Map<LiveBlock>;
  readonly parts: Y.Map<unknown>;

  constructor(readonly doc: Y.Doc = new Y.Doc({ gc: false })) {
    this.blocks = doc.getMap<LiveBlock>("blocks");
    this.parts = doc.getMap("document");
  }

  /** Reads a document into this empty one. */
  load(document: Document): this {
    this.doc.transact(() => {
      for (const [part, value] of Object.entries(document)) {
        if (part !== "children" && value !== null && value !== undefined) {
          this.parts.set(part, sharedPart(part, value));
        }
      }
      this.#insertAll(document.children ?? [], ROOT, [null, null]);
    }, LOADED);
    return this;
  }

  /** Does something as one step of this person's. */
  change<T>(act: () => T): T {
    return this.doc.transact(act, LOCAL);
  }

  /** The document as it stands: the same for everybody who has the same changes. */
  project(): Document {
    const below = this.#byParent();
    const seen = new Set<string>();
    const read = (id: string): Block[] => {
      const live = this.blocks.get(id);
      if (!live || seen.has(id)) {
        return [];
      }
      seen.add(id);
      const block = blockOf(id, live);
      const children = (below.get(id) ?? []).flatMap((child) => read(child.id));
      return [withChildren(block, children)];
    };
    const children = (below.get(ROOT) ?? []).flatMap((child) => read(child.id));
    return { ...plainParts(this.parts), children } as Document;
  }

  /** The ids of what stands directly below a parent, in order. */
  childrenOf(parent: string): string[] {
    return (this.#byParent().get(parent) ?? []).map((child) => child.id);
  }

  parentOf(id: string): string | undefined {
    const live = this.blocks.get(id);
    return live && positionOf(live)?.parent;
  }

  typeOf(id: string): string | undefined {
    return id === ROOT ? ROOT : (this.blocks.get(id)?.get("type") as string | undefined);
  }

  /** The type of block that a block stands in place of; for one that is synced not its own. */
  standingOf(id: string): string | undefined {
    const live = this.blocks.get(id);
    const [type, level] = [live?.get("type"), live?.get("level")];
    return live && standing({ type, level } as Parameters<typeof standing>[0]);
  }

  /** A block with all that is inside it; undefined when there is none. */
  read(id: string): Block | undefined {
    const live = this.blocks.get(id);
    if (!live) {
      return undefined;
    }
    const children = this.childrenOf(id).flatMap((child) => this.read(child) ?? []);
    return withChildren(blockOf(id, live), children);
  }

  /** Whether one block stands somewhere inside another. */
  isInside(id: string, outer: string): boolean {
    for (let at = this.parentOf(id), steps = 0; at && at !== ROOT; at = this.parentOf(at)) {
      if (at === outer || steps++ > this.blocks.size) {
        return true;
      }
    }
    return false;
  }

  /** Puts blocks, with all that is inside them, before the child at an index. */
  insert(blocks: readonly Block[], parent: string, index: number): void {
    this.#insertAll(blocks, parent, this.#around(parent, index, new Set()));
  }

  /** Puts blocks that are here already somewhere else, in the order given. */
  place(ids: readonly string[], parent: string, index: number): void {
    const moved = new Set(ids);
    const orders = generateNKeysBetween(...this.#around(parent, index, moved), ids.length);
    ids.forEach((id, at) => {
      this.blocks.get(id)?.set("position", { parent, order: orders[at] } as Position);
    });
  }

  /** Takes a block away, with all that is inside it. */
  remove(id: string): void {
    for (const child of this.childrenOf(id)) {
      this.remove(child);
    }
    this.blocks.delete(id);
  }

  #insertAll(blocks: readonly Block[], parent: string, between: Between): void {
    const orders = generateNKeysBetween(...between, blocks.length);
    blocks.forEach((block, at) => {
      const position = { parent, order: orders[at] ?? generateKeyBetween(null, null) };
      this.blocks.set(block.id, liveBlock(block, position));
      this.#insertAll(inside(block), block.id, [null, null]);
    });
  }

  /** The orders before and after a place, as if what is moved were not there. */
  #around(parent: string, index: number, without: ReadonlySet<string>): Between {
    const placed = (this.#byParent().get(parent) ?? []).filter((child) => !without.has(child.id));
    const before = placed[index - 1]?.order ?? null;
    // two people may have chosen the same order: the next one that is really behind it
    const after = placed.slice(index).find((child) => before === null || child.order > before);
    return [before, after?.order ?? null];
  }

  #byParent(): Map<string, Placed[]> {
    const below = new Map<string, Placed[]>();
    this.blocks.forEach((live, id) => {
      const position = positionOf(live);
      if (position) {
        const siblings = below.get(position.parent);
        const placed = { id, order: position.order };
        siblings ? siblings.push(placed) : below.set(position.parent, [placed]);
      }
    });
    for (const siblings of below.values()) {
      siblings.sort((one, other) => compared(one.order, other.order) || compared(one.id, other.id));
    }
    return below;
  }
}

type Between = [before: string | null, after: string | null];

function compared(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

const HOLDING: ReadonlySet<string> = new Set(["section", "wrapper", "hero", "group", "column"]);

function withChildren(block: Block, children: Block[]): Block {
  if (block.type === "social") {
    return { ...block, items: children } as Block;
  }
  return HOLDING.has(block.type) || children.length > 0 ? ({ ...block, children } as Block) : block;
}
