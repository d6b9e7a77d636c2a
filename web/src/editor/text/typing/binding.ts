// The text editor and the block's shared text: one says what the other does, from the first change on.
import type { Editor as TextEditor } from "@tiptap/core";
import { ySyncPlugin, ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import type { Rich } from "@/editor/document/model";
import { nodesOf, richOfNodes } from "../schema/converting";
import { readIn } from "../schema/order";

type Words = Y.XmlFragment;

const NBSP = "\u00a0";

export class Binding {
  readonly #text: TextEditor;
  readonly #write: (words: Rich) => Words | null;
  readonly #onFirst: () => void;
  #own: Words | null = null;
  #empty: ReadonlySet<unknown> = new Set();
  #changed = false;

  constructor(text: TextEditor, write: (words: Rich) => Words | null, onFirst: () => void) {
    this.#text = text;
    this.#write = write;
    this.#onFirst = onFirst;
  }

  /** Shows these words of the block's own; without any, what is shown in their place. */
  follow(own: Words | null, shown: Rich): void {
    if (own !== null && own === this.#own) {
      return;
    }
    if (this.#own !== null) {
      this.#text.unregisterPlugin(ySyncPluginKey);
      this.#own = null;
    }
    if (own === null) {
      this.#show(shown);
    } else {
      this.#bind(own);
    }
  }

  /** Something was typed, or put in by the binding itself. */
  changed(): void {
    if (this.#text.view.composing) {
      return;
    }
    if (!this.#changed && this.#own !== null) {
      this.#onFirst();
    }
    this.#changed = true;
    if (this.#own === null) {
      const own = this.#write(richOfNodes(this.#text.state.doc));
      if (own) {
        this.#bind(own);
      }
    }
  }

  /** Lines left empty get a space, or no client would show them; those that were empty stay. */
  finish(): void {
    if (!this.#changed || this.#own === null) {
      return;
    }
    const { tr, doc } = this.#text.state;
    const own = this.#own;
    doc.forEach((node, at, index) => {
      const isNew = !this.#empty.has(own.get(index));
      if (doc.childCount > 1 && node.isTextblock && node.content.size === 0 && isNew) {
        tr.insert(tr.mapping.map(at + 1), node.type.schema.text(NBSP));
      }
    });
    if (tr.docChanged) {
      this.#text.view.dispatch(tr);
    }
  }

  #bind(own: Words): void {
    this.#own = own;
    this.#empty = new Set(own.toArray().filter((one) => (one as Y.XmlElement).length === 0));
    this.#text.registerPlugin(ySyncPlugin(own));
  }

  #show(shown: Rich): void {
    const { tr, doc, schema } = this.#text.state;
    const nodes = nodesOf(shown, schema);
    const wanted = nodes.size > 0 ? nodes : schema.node("paragraph");
    tr.replaceWith(0, doc.content.size, wanted);
    this.#text.view.dispatch(tr.setMeta(readIn, true).setMeta("preventUpdate", true));
  }
}
