// Keys that belong to the whole editor, also while words are typed.
import { Extension } from "@tiptap/core";

export interface Keys {
  undo: () => void;
  redo: () => void;
  leave: () => void;
  /** Puts the keyboard into the toolbar. */
  toToolbar: () => void;
  editLink: () => void;
  oneLine: boolean;
}

const done = (act: () => void) => () => {
  act();
  return true;
};

export const TypingKeys = Extension.create<Keys>({
  name: "typingKeys",
  // after lists and headings had their turn
  priority: 50,
  addKeyboardShortcuts() {
    const { undo, redo, leave, toToolbar, editLink, oneLine } = this.options;
    return {
      "Mod-z": done(undo),
      "Mod-Shift-z": done(redo),
      "Mod-y": done(redo),
      "Mod-k": done(editLink),
      "Alt-F10": done(toToolbar),
      Escape: done(leave),
      ...(oneLine ? { Enter: done(leave) } : { Tab: done(toToolbar) }),
    };
  },
});
