// Why something cannot be done to the selected blocks, in words.
import type { LiveDocument } from "../document/live/liveDocument";
import { lockedContent, lockedStructure } from "../document/locks";
import type { Editor } from "../session/editor";
import { topmost } from "./selected";
import { holderOf } from "./wording";

const NOTHING = "Select a block first.";
const READ_ONLY = "You can look at this email, but not change it.";

/** Nothing is selected. */
export function nothingSelected(editor: Editor): string | null {
  return editor.store.getState().selection.length === 0 ? NOTHING : null;
}

/** The document cannot be changed, or nothing is selected. */
export function unchangeable(editor: Editor): string | null {
  return editor.readOnly ? READ_ONLY : nothingSelected(editor);
}

/** New blocks cannot be put in: the email is read only, or shown in a locale. */
export function closedStructure(editor: Editor): string | null {
  if (editor.readOnly) {
    return READ_ONLY;
  }
  return editor.store.getState().locale === null
    ? null
    : "All languages share one structure. Switch to the base language to change it.";
}

/** The selected blocks cannot be taken from their place. */
export function fixedStructure(editor: Editor): string | null {
  const refusal = closedStructure(editor) ?? nothingSelected(editor);
  return refusal ?? locked(editor.live, topmost(editor), lockedStructure);
}

/** Blocks cannot be put into a parent. */
export function closedParent(editor: Editor, parent: string): string | null {
  return closedStructure(editor) ?? locked(editor.live, [parent], lockedStructure);
}

/** The look of the selected blocks cannot be changed. */
export function fixedLook(editor: Editor): string | null {
  const refusal = unchangeable(editor);
  if (refusal !== null) {
    return refusal;
  }
  if (editor.store.getState().locale !== null) {
    return "All languages share one look. Switch to the base language to change it.";
  }
  return locked(editor.live, editor.store.getState().selection, lockedContent);
}

function locked(
  live: LiveDocument,
  ids: readonly string[],
  holder: (live: LiveDocument, id: string) => string | null,
): string | null {
  for (const id of ids) {
    const by = holder(live, id);
    if (by !== null) {
      return by === id
        ? "This is locked. Unlock it first."
        : `This stands in ${holderOf(live, by)}, which is locked.`;
    }
  }
  return null;
}
