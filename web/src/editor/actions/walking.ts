// Keys that walk through the email: up and down, aside, in and out.
import { type LiveDocument, ROOT } from "../document/live/liveDocument";
import type { Editor } from "../session/editor";
import { choose, neighborAside, neighborInOrder } from "./kinds/selecting";

const TYPED: ReadonlySet<string> = new Set(["text", "button", "item", "image", "table", "html"]);

/** To the block before or behind, or to the left or right; stays where there is none. */
export function walk(editor: Editor, direction: -1 | 1, aside: boolean): void {
  const next = aside ? neighborAside(editor, direction) : neighborInOrder(editor, direction);
  if (next !== undefined) {
    choose(editor, [next]);
  }
}

/** Takes the sibling before or behind into the selection, or gives it back. */
export function extend(editor: Editor, direction: -1 | 1): void {
  const { selection } = editor.store.getState();
  const anchor = selection[0];
  const edge = selection.at(-1);
  if (anchor === undefined || edge === undefined) {
    walk(editor, direction, false);
    return;
  }
  const siblings = editor.live.childrenOf(editor.live.parentOf(edge) ?? ROOT);
  const [from, to] = [siblings.indexOf(anchor), siblings.indexOf(edge) + direction];
  if (from < 0 || siblings[to] === undefined) {
    return;
  }
  const range = siblings.slice(Math.min(from, to), Math.max(from, to) + 1);
  // the anchor stays first, so that the other end is the one that moves
  choose(editor, from <= to ? range : range.reverse());
}

/** Into the block: its words, or what stands in it. */
export function enter(editor: Editor): void {
  const [id] = editor.store.getState().selection;
  if (id === undefined) {
    walk(editor, 1, false);
    return;
  }
  if (TYPED.has(editor.live.typeOf(id) ?? "")) {
    editor.type(id);
    return;
  }
  const [child] = editor.live.childrenOf(id);
  if (child !== undefined) {
    choose(editor, [child]);
  }
}

/** Out of the block: to its parent, and from the top to nothing. */
export function leave(editor: Editor): void {
  const { selection } = editor.store.getState();
  const parent = parentAbove(editor.live, selection[0]);
  choose(editor, parent === null ? [] : [parent]);
}

/** Selects the first or the last block of the email. */
export function walkToEnd(editor: Editor, direction: -1 | 1): void {
  editor.select([]);
  walk(editor, direction === 1 ? -1 : 1, false);
}

function parentAbove(live: LiveDocument, id: string | undefined): string | null {
  const parent = id === undefined ? undefined : live.parentOf(id);
  return parent === undefined || parent === ROOT ? null : parent;
}
