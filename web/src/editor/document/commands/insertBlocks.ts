// Put new blocks somewhere, in what they need around them to stand there.
import { newId as anyId } from "../ids";
import type { LiveDocument } from "../live/liveDocument";
import type { Block } from "../model";
import { fitted } from "../rules";

/** The ids of what now stands there; none when blocks like these may not. */
export function insertBlocks(
  live: LiveDocument,
  blocks: readonly Block[],
  place: { parent: string; index: number },
  newId: () => string = anyId,
): string[] {
  const parentType = live.typeOf(place.parent);
  const fitting = parentType === undefined ? null : fitted(blocks, parentType, newId);
  if (!fitting) {
    return [];
  }
  live.change(() => live.insert(fitting, place.parent, place.index));
  return blocks.map((block) => block.id);
}
