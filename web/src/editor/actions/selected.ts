// The selected blocks as actions take them, and the ways from one block to the next.
import { type LiveDocument, ROOT } from "../document/live/liveDocument";
import { allBlocks, type Block } from "../document/model";
import type { Editor } from "../session/editor";

/** The ids of all blocks from top to bottom. */
export function inOrder(editor: Editor): string[] {
  const { document } = editor.store.getState();
  return [...allBlocks(document.children ?? [])].map((block) => block.id);
}

/** The selected blocks from top to bottom, without those inside others that are selected. */
export function topmost(editor: Editor): string[] {
  const { selection } = editor.store.getState();
  if (selection.length < 2) {
    return [...selection];
  }
  const chosen = new Set(selection);
  return inOrder(editor).filter(
    (id) => chosen.has(id) && !selection.some((other) => editor.live.isInside(id, other)),
  );
}

/** The blocks themselves, with all that is inside them. */
export function selectedBlocks(editor: Editor): Block[] {
  return topmost(editor).flatMap((id) => editor.live.read(id) ?? []);
}

/** The parent that all of them have; null when they stand in different places. */
export function onlyParent(live: LiveDocument, ids: readonly string[]): string | null {
  const parents = new Set(ids.map((id) => live.parentOf(id)));
  const [parent] = parents;
  return parents.size === 1 && parent !== undefined ? parent : null;
}

/** The block itself or the nearest around it of one of these types. */
export function around(
  live: LiveDocument,
  id: string,
  types: ReadonlySet<string>,
): string | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at && at !== ROOT && !seen.has(at); ) {
    if (types.has(live.typeOf(at) ?? "")) {
      return at;
    }
    seen.add(at);
    at = live.parentOf(at);
  }
  return undefined;
}

/** What is selected once these are gone: what takes their place, what stood before, the parent. */
export function afterwards(live: LiveDocument, ids: readonly string[]): string[] {
  const gone = withEmptied(live, ids);
  const outermost = [...gone].filter((id) => !gone.has(live.parentOf(id) ?? ROOT));
  const [first] = outermost;
  const parent = first === undefined ? undefined : live.parentOf(first);
  if (first === undefined || parent === undefined) {
    return [];
  }
  const siblings = live.childrenOf(parent);
  const at = siblings.indexOf(first);
  const next =
    siblings.slice(at).find((id) => !gone.has(id)) ??
    siblings.slice(0, at).findLast((id) => !gone.has(id));
  if (next !== undefined) {
    return [next];
  }
  return parent === ROOT ? [] : [parent];
}

const ROWS: ReadonlySet<string> = new Set(["section", "group", "wrapper"]);

/** Blocks and the rows that are empty without them. */
function withEmptied(live: LiveDocument, ids: readonly string[]): Set<string> {
  const gone = new Set(ids);
  for (const id of gone) {
    const parent = live.parentOf(id) ?? ROOT;
    const row = ROWS.has(live.typeOf(parent) ?? "");
    if (row && live.childrenOf(parent).every((child) => gone.has(child))) {
      gone.add(parent);
    }
  }
  return gone;
}
