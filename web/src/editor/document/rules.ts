// Which block may stand where: from the specification, and the same for dragging and for pasting.
import type { Block } from "./model";
import { BLOCKS } from "./specification";

const TOP: ReadonlySet<string> = new Set(["section", "wrapper", "hero"]);
// these stand wherever blocks do: what they bring is compiled as it is
const ANYWHERE: ReadonlySet<string> = new Set(["html", "mjml", "synced"]);

/** Whether a block of a type may stand directly below one of another; `root` is the email. */
export function mayHold(parent: string, child: string): boolean {
  if (parent === "root") {
    return TOP.has(child) || ANYWHERE.has(child);
  }
  if (parent === "mjml") {
    return true;
  }
  if (parent === "social") {
    return child === "item";
  }
  const holds = BLOCKS[parent]?.holds;
  return holds !== undefined && (holds.includes(child) || ANYWHERE.has(child));
}

const STANDS_FOR = { section: "section", column: "column", content: "text" } as const;

/** The type of block that a block stands in place of: its own, but for one that is synced. */
export function standing(block: {
  readonly type: string;
  readonly level?: keyof typeof STANDS_FOR | null;
}): string {
  return block.type === "synced" && block.level ? STANDS_FOR[block.level] : block.type;
}

/** Blocks put into what a place needs around them, so that they may stand there; null: never. */
export function fitted(
  blocks: readonly Block[],
  parent: string,
  newId: () => string,
): Block[] | null {
  if (blocks.every((block) => mayHold(parent, standing(block)))) {
    return [...blocks];
  }
  const column = (children: readonly Block[]) =>
    ({ type: "column", id: newId(), children }) as unknown as Block;
  const section = (children: readonly Block[]) =>
    ({ type: "section", id: newId(), children }) as unknown as Block;
  const content = blocks.every((block) => mayHold("column", standing(block)));
  if (parent === "section" && content) {
    return [column(blocks)];
  }
  if ((parent === "root" || parent === "wrapper") && content) {
    return [section([column(blocks)])];
  }
  const columns = blocks.every((block) => mayHold("section", standing(block)));
  return (parent === "root" || parent === "wrapper") && columns ? [section(blocks)] : null;
}
