// Where one step that can be undone ends and the next begins, while words are typed.
import { Extension } from "@tiptap/core";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

/** So long words typed without a pause are one step, in milliseconds. */
const LONG = 3_000;

/** Whether a change is more than some characters: formatting, a new line, a paste, a chip. */
function isOwn(transaction: Transaction): boolean {
  return transaction.steps.some((step) => {
    if (!(step instanceof ReplaceStep)) {
      return true;
    }
    const { content } = step.slice;
    const words =
      content.childCount === 0 || (content.childCount === 1 && content.firstChild?.isText);
    return !words || content.size > 20;
  });
}

const endsWord = (transaction: Transaction) =>
  transaction.steps.some(
    (step) =>
      step instanceof ReplaceStep &&
      /^\s$/.test(step.slice.content.textBetween(0, step.slice.content.size)),
  );

interface Options {
  endStep: () => void;
}

export const Steps = Extension.create<Options>({
  name: "steps",
  addOptions: () => ({ endStep: () => {} }),
  addProseMirrorPlugins() {
    const { endStep } = this.options;
    let begun = 0;
    return [
      new Plugin({
        // asked before the change reaches the shared text
        filterTransaction(transaction) {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined) {
            return true;
          }
          const now = performance.now();
          const own = isOwn(transaction);
          if (own || (endsWord(transaction) && now - begun > LONG)) {
            endStep();
            begun = own ? 0 : now;
          }
          return true;
        },
      }),
    ];
  },
});
