// Putting a synced block into the email by reference: behind the selection, or where it is dropped.
import type { SyncedBlock } from "@/lib/server/models";
import { dropDragged } from "../canvas/dragging";
import { newId } from "../document/ids";
import { ROOT } from "../document/live/liveDocument";
import type { Block } from "../document/model";
import { fitted, mayHold, standing } from "../document/rules";
import type { Editor } from "../session/editor";

export type Insertable = Pick<SyncedBlock, "id" | "name" | "level">;

/** The place of a synced block, not yet in any document. */
function syncedPlace(block: Insertable): Block {
  return {
    type: "synced",
    id: newId(),
    ref: block.id,
    level: block.level,
    name: block.name,
  } as unknown as Block;
}

/** What is dragged or inserted: made anew each time. */
export function asMade(block: Insertable) {
  return {
    label: block.name,
    types: [standing({ type: "synced", level: block.level })],
    make: () => [syncedPlace(block)],
  };
}

/** Puts it behind the selection, or at the end; false when nothing can be put there. */
export function insertSynced(editor: Editor, block: Insertable): boolean {
  const at = placeFor(editor, syncedPlace(block));
  return at !== null && dropDragged(editor, asMade(block), at);
}

/** The nearest place around the selection where it may stand, alone or in what it needs. */
function placeFor(editor: Editor, place: Block) {
  const { live, store } = editor;
  const at = store.getState().selection.at(-1);
  const type = at === undefined ? undefined : live.typeOf(at);
  if (at !== undefined && type !== undefined && mayHold(type, standing(place))) {
    return { parent: at, index: live.childrenOf(at).length };
  }
  for (let inner = at; inner !== undefined && inner !== ROOT; ) {
    const parent = live.parentOf(inner);
    if (parent === undefined) {
      break;
    }
    if (fitted([place], live.typeOf(parent) ?? "", newId)) {
      return { parent, index: live.childrenOf(parent).indexOf(inner) + 1 };
    }
    inner = parent;
  }
  const end = { parent: ROOT, index: live.childrenOf(ROOT).length };
  return fitted([place], ROOT, newId) ? end : null;
}
