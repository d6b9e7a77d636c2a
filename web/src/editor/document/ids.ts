// Ids of blocks: short, random, and new for whatever is copied.
import { type Block, inside } from "./model";

const SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

/** A new id. It begins with a letter, so that it can be a css class. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `b${[...bytes].map((byte) => SIGNS[byte % SIGNS.length]).join("")}`;
}

/** The same blocks, with all that is inside them, under new ids. */
export function withNewIds<B extends Block>(blocks: readonly B[], id: () => string): B[] {
  return blocks.map((block) => {
    const children = withNewIds(inside(block), id);
    const own = { ...block, id: id() };
    if (own.type === "social") {
      return { ...own, items: children } as B;
    }
    return children.length > 0 ? ({ ...own, children } as B) : own;
  });
}
