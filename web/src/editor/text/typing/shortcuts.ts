// Keys that format: those people know from other editors.
import { type Editor, Extension } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { clearFormatting } from "../toolbar/formatting";
import { type Alignment, type Kind, setKind, toggleList } from "../toolbar/paragraphs";

interface Options {
  align: (alignment: Alignment) => void;
}

const ALIGNED: Readonly<Record<string, Alignment>> = {
  "Mod-Shift-l": "left",
  "Mod-Shift-e": "center",
  "Mod-Shift-r": "right",
  "Mod-Shift-j": "justify",
};
const KINDS: readonly Kind[] = ["paragraph", "heading1", "heading2", "heading3", "heading4"];

export const Shortcuts = Extension.create<Options>({
  name: "shortcuts",
  addOptions: () => ({ align: () => {} }),
  addKeyboardShortcuts() {
    const { editor } = this;
    const done = (act: () => void) => () => {
      act();
      return true;
    };
    const clear = {
      "Mod-\\": done(() => clearFormatting(editor)),
      "Mod-a": done(() => selectWords(editor)),
    };
    if (!editor.schema.nodes["heading"]) {
      return clear;
    }
    const aligned = Object.entries(ALIGNED).map(([keys, one]) => [
      keys,
      done(() => this.options.align(one)),
    ]);
    const kinds = KINDS.map((kind, level) => [
      `Mod-Alt-${level}`,
      done(() => setKind(editor, kind)),
    ]);
    return {
      ...clear,
      ...Object.fromEntries([...aligned, ...kinds]),
      "Mod-Shift-7": done(() => toggleList(editor, "orderedList")),
      "Mod-Shift-8": done(() => toggleList(editor, "bulletList")),
    };
  },
});

/** All words, and not what they stand in: what is typed in their place stays a heading. */
function selectWords({ state, view }: Editor): void {
  const { doc, tr } = state;
  const words = TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size));
  view.dispatch(tr.setSelection(words));
}
