// Put a copy of what a synced block brings in its place: from then on it goes its own way.
import { newId as anyId, withNewIds } from "../ids";
import type { LiveDocument } from "../live/liveDocument";
import { broughtBy, type Library, lackedBy, standingIn } from "../resolving";
import { lendTheme } from "./lendTheme";

/** The ids of what stands there now; none when it is no synced block or the library lacks it. */
export function detachSynced(
  live: LiveDocument,
  library: Library,
  id: string,
  newId: () => string = anyId,
): string[] {
  const block = live.read(id);
  const parent = live.parentOf(id);
  const shared = block?.type === "synced" ? standingIn(library, block) : undefined;
  if (block?.type !== "synced" || parent === undefined || !shared) {
    return [];
  }
  const copies = withNewIds(broughtBy(block, library), newId);
  live.change(() => {
    lendTheme(live, lackedBy(live.project().theme, shared));
    live.insert(copies, parent, live.childrenOf(parent).indexOf(id));
    live.remove(id);
  });
  return copies.map((copy) => copy.id);
}
