// Put sections that stand side by side into one wrapper, and take a wrapper away from around them.
import { newId as anyId } from "../ids";
import type { LiveDocument } from "../live/liveDocument";
import type { Block } from "../model";
import { mayHold } from "../rules";

/** The id of the wrapper; null when these blocks cannot stand in one. */
export function wrapBlocks(
  live: LiveDocument,
  ids: readonly string[],
  newId: () => string = anyId,
): string | null {
  const [first] = ids;
  const parent = first === undefined ? undefined : live.parentOf(first);
  const fits = ids.every(
    (id) => live.parentOf(id) === parent && mayHold("wrapper", live.typeOf(id) ?? ""),
  );
  if (first === undefined || parent === undefined || !fits || !mayHoldWrapper(live, parent)) {
    return null;
  }
  const siblings = live.childrenOf(parent);
  const ordered = siblings.filter((id) => ids.includes(id));
  const wrapper = { type: "wrapper", id: newId(), children: [] } as unknown as Block;
  live.change(() => {
    live.insert([wrapper], parent, siblings.indexOf(ordered[0] ?? first));
    live.place(ordered, wrapper.id, 0);
  });
  return wrapper.id;
}

/** The ids of what stood in it; none when it was no wrapper. */
export function unwrapBlock(live: LiveDocument, id: string): string[] {
  const parent = live.parentOf(id);
  if (live.typeOf(id) !== "wrapper" || parent === undefined) {
    return [];
  }
  const children = live.childrenOf(id);
  live.change(() => {
    live.place(children, parent, live.childrenOf(parent).indexOf(id));
    live.remove(id);
  });
  return children;
}

function mayHoldWrapper(live: LiveDocument, parent: string): boolean {
  return mayHold(live.typeOf(parent) ?? "", "wrapper");
}
