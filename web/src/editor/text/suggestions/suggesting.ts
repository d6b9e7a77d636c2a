// Follows what is asked for while typing, and lends the keys to the menu that answers.
import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { type Asked, askedFor } from "./matching";

export interface Suggesting extends Asked {
  readonly from: number;
  readonly to: number;
}

interface State {
  readonly asked: Suggesting | null;
  /** Where the last question began that was turned down. */
  readonly refused: number | null;
}

const key = new PluginKey<State>("suggesting");
const NOTHING: State = { asked: null, refused: null };

interface Options {
  commands: boolean;
  /** What the open menu does with a key; true when it took it. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** What is asked for now. */
export function suggestingIn(state: EditorState): Suggesting | null {
  return key.getState(state)?.asked ?? null;
}

export const refuse = (transaction: Transaction) => transaction.setMeta(key, "refuse");

function asking({ selection }: EditorState, commands: boolean): Suggesting | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) {
    return null;
  }
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  const asked = askedFor(before, commands);
  return asked && { ...asked, from: $from.pos - asked.length, to: $from.pos };
}

function followed(transaction: Transaction, last: State, state: EditorState, commands: boolean) {
  const refused = last.refused === null ? null : transaction.mapping.map(last.refused);
  if (transaction.getMeta(key) === "refuse") {
    return { asked: null, refused: last.asked?.from ?? refused };
  }
  const asked = asking(state, commands);
  if (!asked || asked.from === refused) {
    return asked ? { asked: null, refused } : NOTHING;
  }
  const typed = transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined;
  return typed || last.asked?.from === asked.from ? { asked, refused: null } : NOTHING;
}

export const Suggestions = Extension.create<Options>({
  name: "suggestions",
  // before Enter, Tab and the arrows mean anything else
  priority: 2000,
  addOptions: () => ({ commands: true, onKey: () => false }),
  addProseMirrorPlugins() {
    const { commands, onKey } = this.options;
    return [
      new Plugin<State>({
        key,
        state: {
          init: () => NOTHING,
          apply: (transaction, last, _, state) => followed(transaction, last, state, commands),
        },
        props: {
          handleKeyDown(view, event) {
            if (!suggestingIn(view.state)) {
              return false;
            }
            if (event.key === "Escape") {
              view.dispatch(refuse(view.state.tr));
              return true;
            }
            return onKey(event);
          },
          handleDOMEvents: {
            blur(view) {
              if (suggestingIn(view.state)) {
                view.dispatch(refuse(view.state.tr));
              }
              return false;
            },
          },
        },
      }),
    ];
  },
});
