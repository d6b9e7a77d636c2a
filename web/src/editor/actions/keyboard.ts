// Which keys do what in the editor, and where they are heard.
import type { Shortcut } from "@/lib/browser/shortcuts";
import type { Editor } from "../session/editor";
import { perform } from "./action";
import { BLOCK_ACTIONS } from "./blockActions";
import { enter, extend, leave, walk, walkToEnd } from "./walking";

export interface EditorKey extends Shortcut {
  readonly run: (editor: Editor) => void;
  /** Also where the focus is on a button, which has arrows, Enter and Space for itself. */
  readonly onButtons: boolean;
  /** The browser's own event does it: the key is only written in the list of shortcuts. */
  readonly native: boolean;
}

const NATIVE: ReadonlySet<string> = new Set(["copy", "cut", "paste"]);

function key(keys: string, label: string, run: (editor: Editor) => void): EditorKey {
  return { keys, label, group: "Selecting blocks", run, onButtons: false, native: false };
}

const WALKING: readonly EditorKey[] = [
  key("arrowup", "Previous block", (editor) => walk(editor, -1, false)),
  key("arrowdown", "Next block", (editor) => walk(editor, 1, false)),
  key("arrowleft", "Column before, or parent", (editor) => walk(editor, -1, true)),
  key("arrowright", "Column after, or first child", (editor) => walk(editor, 1, true)),
  key("home", "First block", (editor) => walkToEnd(editor, -1)),
  key("end", "Last block", (editor) => walkToEnd(editor, 1)),
  key("shift+arrowup", "Select the sibling before too", (editor) => extend(editor, -1)),
  key("shift+arrowdown", "Select the sibling after too", (editor) => extend(editor, 1)),
  key("enter", "Edit, or go inside", enter),
  key("escape", "Parent, then nothing", leave),
  key("/", "Insert a block", (editor) => editor.show({ asked: "insert" })),
  key("insert", "Insert a block", (editor) => editor.show({ asked: "insert" })),
];

const ACTING: readonly EditorKey[] = BLOCK_ACTIONS.flatMap((action) =>
  action.keys.map((keys) => ({
    keys,
    label: labelFor(action.id),
    group: "Blocks",
    run: (editor: Editor) => void perform(action, editor),
    onButtons: true,
    native: NATIVE.has(action.id),
  })),
);

export const EDITOR_KEYS: readonly EditorKey[] = [...ACTING, ...WALKING];

/** Actions say what they do now; the list of shortcuts says it without an editor. */
function labelFor(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const REGION = "[data-editor-keys]";
const OWN_KEYS =
  "button, a[href], summary, [role=button], [role=tab], [role=toolbar], [role=slider]";

/** Whether keys pressed there are for the blocks: in a part of the editor, and in no field of it. */
export function isHeard(target: EventTarget | null, onButtons: boolean): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target === document.body) {
    return true;
  }
  const typing = target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const own = !onButtons && target.closest(OWN_KEYS) !== null;
  return !typing && !own && target.closest(REGION) !== null;
}
