// White space as the email will show it: runs that collapse, second spaces, lines with nothing in them.
import { Extension } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const NBSP = "\u00a0";
const COLLAPSES = /[ \t\r\n]{2,}|[\t\r\n]|^ /g;

/** Runs of white space that somebody wrote elsewhere and no client shows. */
function collapsed(state: EditorState): DecorationSet {
  const found: Decoration[] = [];
  state.doc.descendants((node, at, parent) => {
    if (!node.isText || !node.text) {
      return;
    }
    const starts = parent?.firstChild === node;
    for (const run of node.text.matchAll(COLLAPSES)) {
      if (run[0] !== " " || starts) {
        const from = at + run.index;
        found.push(Decoration.inline(from, from + run[0].length, { class: "craftify-collapsed" }));
      }
    }
  });
  return DecorationSet.create(state.doc, found);
}

/** Whether a space typed here would not be seen in the email. */
function isLost($at: ResolvedPos): boolean {
  const before = $at.nodeBefore;
  return before === null || before.type.name === "hardBreak" || (before.text ?? "").endsWith(" ");
}

export const Spaces = Extension.create({
  name: "spaces",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: collapsed,
        handleTextInput(view, from, to, text) {
          if (text !== " " || !isLost(view.state.doc.resolve(from))) {
            return false;
          }
          view.dispatch(view.state.tr.insertText(NBSP, from, to).scrollIntoView());
          return true;
        },
      },
      // an empty line is written with a space in it, which goes when words come
      appendTransaction(transactions, _, state) {
        const { $from } = state.selection;
        const { parent } = $from;
        const text = parent.textContent;
        const typed = transactions.some((one) => one.docChanged) && parent.content.size === 2;
        if (!typed || text.length !== 2 || !text.includes(NBSP) || text.trim() === "") {
          return null;
        }
        const at = $from.start() + text.indexOf(NBSP);
        return state.tr.delete(at, at + 1);
      },
    }),
  ],
});
