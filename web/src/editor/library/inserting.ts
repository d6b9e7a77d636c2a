// Putting a synced block into the email by reference: behind the selection, or where it is dropped.
import type { SyncedBlock } from "@/lib/server/models";
import { newId } from "../document/ids";
import type { Block } from "../document/model";
import { standing } from "../document/rules";
import { insertThing } from "../palette/insertingEntry";
import type { Editor } from "../session/editor";

export type Insertable = Pick<SyncedBlock, "id" | "name" | "level">;

/** The place of a synced block, not yet in any document. */
export function syncedPlace(block: Insertable): Block {
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
  return insertThing(editor, asMade(block));
}
