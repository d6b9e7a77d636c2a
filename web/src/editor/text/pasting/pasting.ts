// What is pasted or dropped into words: cleaned, with chips for tags; an address links what is marked.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { addressProblem } from "../links/addresses";
import { setLink } from "../toolbar/linking";
import { pastedSlice, plainSlice } from "./chips";
import { cleanedHtml } from "./cleaning";

interface Options {
  /** Whether an image is in the email already. */
  knows: (source: string) => boolean;
}

const ADDRESS = /^(?:https?:\/\/|mailto:|tel:)\S+$/;

export const Pasting = Extension.create<Options>({
  name: "pasting",
  addOptions: () => ({ knows: () => false }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => cleanedHtml(html, options),
          transformPasted: (slice) => pastedSlice(slice, editor.schema),
          clipboardTextParser: (text) => plainSlice(text, editor.schema),
          handlePaste(view, event) {
            const address = event.clipboardData?.getData("text/plain").trim() ?? "";
            const { empty } = view.state.selection;
            const links = editor.schema.nodes["heading"] !== undefined;
            if (empty || !links || !ADDRESS.test(address) || addressProblem(address)) {
              return false;
            }
            setLink(editor, address);
            return true;
          },
        },
      }),
    ];
  },
});
