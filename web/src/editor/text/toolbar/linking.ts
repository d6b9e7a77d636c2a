// The link at the selection: where it is, and changing or removing it as a whole.
import type { Editor as TextEditor } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";

interface LinkRange {
  from: number;
  to: number;
  mark: Mark;
}

const linkOf = (node: Node | null | undefined): Mark | undefined =>
  node?.marks.find((mark) => mark.type.name === "link");

const sameTarget = (one: Mark | undefined, other: Mark) =>
  one !== undefined && one.attrs["href"] === other.attrs["href"];

/** The whole link in which the selection begins. */
export function linkAt({ selection }: EditorState): LinkRange | null {
  const { $from, empty } = selection;
  const { parent } = $from;
  const before = linkOf($from.nodeBefore);
  const mark = linkOf($from.nodeAfter) ?? (empty ? before : undefined);
  if (!mark) {
    return null;
  }
  let first = $from.index();
  if (!sameTarget(linkOf(parent.maybeChild(first)), mark)) {
    first -= 1;
  }
  let last = first;
  while (first > 0 && sameTarget(linkOf(parent.child(first - 1)), mark)) {
    first -= 1;
  }
  while (last + 1 < parent.childCount && sameTarget(linkOf(parent.child(last + 1)), mark)) {
    last += 1;
  }
  const sizes = parent.children.map((child) => child.nodeSize);
  const sum = (count: number) => sizes.slice(0, count).reduce((total, size) => total + size, 0);
  return { from: $from.start() + sum(first), to: $from.start() + sum(last + 1), mark };
}

/** Links the marked words, the link in which the caret stands, or the address put there as words. */
export function setLink(text: TextEditor, href: string): void {
  const { state, view } = text;
  const { tr, selection, schema } = state;
  const found = linkAt(state);
  if (selection.empty && !found) {
    const link = schema.mark("link", { href });
    const words = href.replace(/^(?:mailto|tel):/, "");
    tr.replaceSelectionWith(schema.text(words, [...selection.$from.marks(), link]), false);
    view.dispatch(tr.removeStoredMark(link).scrollIntoView());
    return;
  }
  const { from, to } = selection.empty && found ? found : selection;
  const mark = schema.mark("link", { ...found?.mark.attrs, href });
  tr.removeMark(from, to, mark.type).addMark(from, to, mark);
  // what is typed next goes on behind the link
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to)));
}

export function removeLink(text: TextEditor): void {
  const { state, view } = text;
  const found = linkAt(state);
  const { from, to } = state.selection.empty && found ? found : state.selection;
  const type = state.schema.marks["link"];
  view.dispatch(state.tr.removeMark(from, to, type));
}
