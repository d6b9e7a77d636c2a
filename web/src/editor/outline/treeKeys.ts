// The keys of the tree, as the ARIA authoring practices want them; the rest is for the editor.
import { enter } from "../actions/walking";
import { ROOT } from "../document/live/liveDocument";
import type { Editor } from "../session/editor";
import type { Collapsing } from "./collapsing";
import { between, type Row, startingWith } from "./rows";

const PAGE = 10;
const TYPING_MS = 700;

export interface Tree {
  readonly editor: Editor;
  readonly rows: readonly Row[];
  readonly focused: string;
  readonly collapsing: Collapsing;
  focus(id: string): void;
}

type Pressed = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "timeStamp"
>;

/** Whether the key was one of the tree's. */
export function treeKey(tree: Tree, event: Pressed): boolean {
  if (event.altKey) {
    return false;
  }
  const target = targetOf(tree, event.key);
  if (target !== undefined) {
    go(tree, target, event);
    return true;
  }
  return sideways(tree, event) || acting(tree, event) || typing(tree, event);
}

/** The row that a key leads to, for the keys that only walk. */
function targetOf({ rows, focused }: Tree, key: string): string | undefined {
  const at = rows.findIndex((row) => row.id === focused);
  const places: Readonly<Record<string, number>> = {
    ArrowUp: Math.max(0, at - 1),
    ArrowDown: Math.min(rows.length - 1, at + 1),
    Home: 0,
    End: rows.length - 1,
    PageUp: Math.max(0, at - PAGE),
    PageDown: Math.min(rows.length - 1, at + PAGE),
  };
  const place = places[key];
  return place === undefined ? undefined : rows[place]?.id;
}

/** Selection follows the focus; Shift extends it, Ctrl leaves it. */
function go(tree: Tree, id: string, event: Pressed): void {
  const { editor, rows } = tree;
  tree.focus(id);
  if (event.ctrlKey || event.metaKey) {
    return;
  }
  const [anchor] = editor.store.getState().selection;
  if (event.shiftKey && anchor !== undefined) {
    editor.select([anchor, ...between(rows, anchor, id)]);
  } else {
    editor.select(id === ROOT ? [] : [id]);
  }
  editor.store.getState().canvas?.reveal(id);
}

function sideways(tree: Tree, event: Pressed): boolean {
  const { rows, focused, collapsing } = tree;
  const row = rows.find((one) => one.id === focused);
  if (!row || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) {
    return false;
  }
  if (event.key === "ArrowLeft") {
    if (row.expanded === true) {
      collapsing.collapse([row.id]);
    } else if (row.parent !== null) {
      go(tree, row.parent, event);
    }
  } else if (row.expanded === false) {
    collapsing.expand([row.id]);
  } else if (row.expanded === true) {
    go(tree, rows[rows.indexOf(row) + 1]?.id ?? row.id, event);
  }
  return true;
}

function acting(tree: Tree, event: Pressed): boolean {
  const { editor, rows, focused, collapsing } = tree;
  if (event.key === " ") {
    toggle(editor, focused, event.ctrlKey || event.metaKey);
    return true;
  }
  if (event.key === "Enter") {
    editor.select(focused === ROOT ? [] : [focused]);
    enter(editor);
    return true;
  }
  if (event.key === "*") {
    const level = rows.find((row) => row.id === focused)?.level;
    collapsing.expand(rows.filter((row) => row.level === level).map((row) => row.id));
    return true;
  }
  return false;
}

/** Takes a block into the selection or out of it; without Ctrl it is the only one. */
export function toggle(editor: Editor, id: string, together: boolean): void {
  const { selection } = editor.store.getState();
  if (id === ROOT || !together) {
    editor.select(id === ROOT ? [] : [id]);
  } else if (selection.includes(id)) {
    editor.select(selection.filter((one) => one !== id));
  } else {
    editor.select([...selection, id]);
  }
}

let typed = { text: "", at: 0 };

function typing(tree: Tree, event: Pressed): boolean {
  const sign = event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key);
  if (!sign || event.ctrlKey || event.metaKey) {
    return false;
  }
  const since = event.timeStamp - typed.at;
  const goesOn = since >= 0 && since < TYPING_MS;
  typed = { text: (goesOn ? typed.text : "") + event.key, at: event.timeStamp };
  const found = startingWith(tree.rows, tree.focused, typed.text);
  if (found !== null) {
    go(tree, found, { ...event, shiftKey: false, ctrlKey: false, metaKey: false, key: event.key });
  }
  return true;
}
