// Where every block of the document lies: from the boxes of the elements it was compiled to.
import { type Block, inside } from "../../document/model";
import type { Box, LaidBlock } from "../dropping";

/** The box of what a block was compiled to; null when it is not to be seen. */
export type BoxOf = (id: string) => Box | null;

/** Blocks in the order of the document; those that are nowhere to be seen are left out. */
export function laidBlocks(
  blocks: readonly Block[],
  boxOf: BoxOf,
  partsOf: (id: string) => readonly string[],
  parent = "root",
): LaidBlock[] {
  return blocks.flatMap((block) => {
    const children = laidBlocks(inside(block), boxOf, partsOf, block.id);
    const own = boxOf(block.id);
    const parts = block.type === "synced" ? partsOf(block.id).flatMap((id) => boxOf(id) ?? []) : [];
    const box = own ?? around([...parts, ...children.filter((child) => child.parent === block.id)]);
    return box ? [{ ...box, id: block.id, type: block.type, parent }, ...children] : [];
  });
}

/** The smallest box around others. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) {
    return null;
  }
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}
