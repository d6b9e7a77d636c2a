// Put one block in the place of some that stand side by side.
import type { LiveDocument } from "../live/liveDocument";
import type { Block } from "../model";

/** The id of what stands there now; null when they do not stand side by side. */
export function replaceBlocks(
  live: LiveDocument,
  ids: readonly string[],
  block: Block,
): string | null {
  const [first] = ids;
  const parent = first === undefined ? undefined : live.parentOf(first);
  if (parent === undefined || ids.some((id) => live.parentOf(id) !== parent)) {
    return null;
  }
  const at = Math.min(...ids.map((id) => live.childrenOf(parent).indexOf(id)));
  live.change(() => {
    live.insert([block], parent, at);
    for (const id of ids) {
      live.remove(id);
    }
  });
  return block.id;
}
