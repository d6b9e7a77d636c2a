// What is said of blocks: which they are, and where they stand now.
import { labelOf } from "../blocks/naming";
import { type LiveDocument, ROOT } from "../document/live/liveDocument";

/** What a block is called. */
export function nameOf(live: LiveDocument, id: string): string {
  const block = live.read(id);
  return block ? labelOf(block) : "The email";
}

/** One block by its name, several by their number. */
export function namesOf(live: LiveDocument, ids: readonly string[]): string {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? nameOf(live, only) : `${ids.length} blocks`;
}

/** A place among others: `position 2 of 4 in column 1`. */
export function placeOf(live: LiveDocument, id: string): string {
  const parent = live.parentOf(id) ?? ROOT;
  const siblings = live.childrenOf(parent);
  return `position ${siblings.indexOf(id) + 1} of ${siblings.length} in ${holderOf(live, parent)}`;
}

/** A container as people say it: the email, column 1, section 3, or its own name. */
export function holderOf(live: LiveDocument, id: string): string {
  const block = live.read(id);
  if (id === ROOT || !block) {
    return "the email";
  }
  if (block.name) {
    return block.name;
  }
  const siblings = live.childrenOf(live.parentOf(id) ?? ROOT);
  const alike = siblings.filter((one) => live.typeOf(one) === block.type);
  return `${block.type} ${alike.indexOf(id) + 1}`;
}
