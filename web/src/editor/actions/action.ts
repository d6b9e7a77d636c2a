// Something that can be done to the selected blocks: one list for keys, menus and commands.
import type { LucideIcon } from "lucide-react";
import type { Editor } from "../session/editor";

export type ActionGroup =
  | "clipboard"
  | "move"
  | "arrange"
  | "insert"
  | "select"
  | "block"
  | "style"
  | "shared";

export interface BlockAction {
  readonly id: string;
  readonly label: (editor: Editor) => string;
  readonly icon: LucideIcon;
  readonly group: ActionGroup;
  /** As in useShortcut; the first ones are shown, the others do the same. */
  readonly keys: readonly string[];
  /** Why it cannot be done now, as a sentence; null when it can. */
  readonly refusal: (editor: Editor) => string | null;
  readonly run: (editor: Editor) => void;
  /** Whether it belongs into a menu of these blocks at all. */
  readonly fits?: (editor: Editor) => boolean;
}

/** Does it, or says why not. */
export function perform(action: BlockAction, editor: Editor): boolean {
  const refusal = action.refusal(editor);
  if (refusal !== null) {
    editor.announce(refusal);
    return false;
  }
  action.run(editor);
  return true;
}
