// Where a block stands: the blocks around it, from the outermost to itself.
import { type Block, type Document, inside } from "../../document/model";

/** The block last; empty when the document has no such block. */
export function lineageOf(document: Document, id: string): Block[] {
  return below(document.children ?? [], id) ?? [];
}

function below(blocks: readonly Block[], id: string): Block[] | undefined {
  for (const block of blocks) {
    if (block.id === id) {
      return [block];
    }
    const rest = below(inside(block), id);
    if (rest) {
      return [block, ...rest];
    }
  }
  return undefined;
}
