// Put a copy of each block behind it.
import { newId as anyId, withNewIds } from "../ids";
import type { LiveDocument } from "../live/liveDocument";

/** The ids of the copies. */
export function duplicateBlocks(
  live: LiveDocument,
  ids: readonly string[],
  newId: () => string = anyId,
): string[] {
  return live.change(() =>
    ids.flatMap((id) => {
      const block = live.read(id);
      const parent = live.parentOf(id);
      if (!block || parent === undefined) {
        return [];
      }
      const copies = withNewIds([block], newId);
      live.insert(copies, parent, live.childrenOf(parent).indexOf(id) + 1);
      return copies.map((copy) => copy.id);
    }),
  );
}
