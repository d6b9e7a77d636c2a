// A document, or one block of it, as MJML that says all of it: the twin of the engine's printed room.
import { type Block, type Document, inside } from "../../document/model";
import { elementsOf, isCell } from "./blocks";
import { rootOf } from "./heads";
import { laidOut, type Printed } from "./layout";

export type { Printed } from "./layout";

interface Wanted {
  /** Whether every block says its id. Without them the base of an edit gives them back. */
  ids?: boolean;
}

/** The document as MJML that is read as the very same. A document of raw HTML has no MJML. */
export function printDocument(document: Document, { ids = true }: Wanted = {}): Printed {
  if (document.kind === "html") {
    return laidOut([]);
  }
  const blocks = elementsOf(document.children ?? [], false, ids);
  return laidOut([rootOf(document, blocks)]);
}

/** One block with all inside it; empty when it is not there. */
export function printBlock(document: Document, id: string, { ids = true }: Wanted = {}): Printed {
  const found = foundWithParent(document.children ?? [], id, null);
  return laidOut(found ? elementsOf([found.block], isCell(found.parent), ids) : []);
}

function foundWithParent(
  blocks: readonly Block[],
  id: string,
  parent: Block | null,
): { block: Block; parent: Block | null } | null {
  for (const block of blocks) {
    const found = block.id === id ? { block, parent } : foundWithParent(inside(block), id, block);
    if (found) {
      return found;
    }
  }
  return null;
}
