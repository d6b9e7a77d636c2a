// Take blocks from where they stand to somewhere else.
import type { LiveDocument } from "../live/liveDocument";
import { mayHold } from "../rules";

/** Whether they could be moved: not into themselves, not where blocks like these may not stand. */
export function moveBlocks(
  live: LiveDocument,
  ids: readonly string[],
  place: { parent: string; index: number },
): boolean {
  if (!mayMove(live, ids, place.parent)) {
    return false;
  }
  live.change(() => live.place(ids, place.parent, place.index));
  return true;
}

/** Whether blocks may stand below a parent. */
export function mayMove(live: LiveDocument, ids: readonly string[], parent: string): boolean {
  const parentType = live.typeOf(parent);
  return (
    ids.length > 0 &&
    parentType !== undefined &&
    ids.every((id) => {
      const type = live.standingOf(id);
      const intoItself = id === parent || live.isInside(parent, id);
      return type !== undefined && !intoItself && mayHold(parentType, type);
    })
  );
}
