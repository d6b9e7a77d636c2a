// What concurrent changes may leave behind, put right in one way by everybody.
import { type LiveDocument, ROOT } from "./live/liveDocument";
import type { Block } from "./model";
import { mayHold } from "./rules";

/** Mends the document; whether there was anything to mend. Running it again changes nothing. */
export function normalize(live: LiveDocument): boolean {
  const before = live.blocks.size;
  let mended = untangle(live);
  mended = drop(live) || mended;
  mended = furnish(live) || mended;
  return mended || live.blocks.size !== before;
}

/** Blocks moved into each other at the same time: the one with the smallest id goes back up. */
function untangle(live: LiveDocument): boolean {
  let mended = false;
  for (const id of [...live.blocks.keys()].sort()) {
    if (live.isInside(id, id) && mayHold(ROOT, live.typeOf(id) ?? "")) {
      live.place([id], ROOT, live.childrenOf(ROOT).length);
      mended = true;
    }
  }
  return mended;
}

/** Blocks whose parent was taken away, and blocks where blocks like them may not stand. */
function drop(live: LiveDocument): boolean {
  let mended = false;
  for (const id of [...live.blocks.keys()].sort()) {
    const parent = live.parentOf(id);
    const type = live.typeOf(id);
    const parentType = parent === undefined ? undefined : live.typeOf(parent);
    if (type === undefined || parentType === undefined || !mayHold(parentType, type)) {
      live.remove(id);
      mended = true;
    }
  }
  return mended;
}

/** A section without a column cannot be compiled into anything that is seen. */
function furnish(live: LiveDocument): boolean {
  const bare = [...live.blocks.keys()]
    .sort()
    .filter((id) => live.typeOf(id) === "section" && live.childrenOf(id).length === 0);
  for (const id of bare) {
    // everybody who mends this section makes the same column
    const column = { type: "column", id: `c${id}`.slice(0, 24), children: [] };
    live.insert([column as unknown as Block], id, 0);
  }
  return bare.length > 0;
}
