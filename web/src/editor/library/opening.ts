// Where the source of a synced block is edited: a page of its own, beside the email.
import type { Editor } from "../session/editor";

export function sourceAddress(ref: string): string {
  return `/blocks/${encodeURIComponent(ref)}`;
}

/** Opens the source of a synced block in a tab of its own; false when it is no synced block. */
export function openSynced(editor: Editor, id: string): boolean {
  const block = editor.live.read(id);
  if (block?.type !== "synced") {
    return false;
  }
  window.open(sourceAddress(block.ref), "_blank", "noopener");
  return true;
}
