// One block's words being typed: a text editor on the compiled element, bound to the shared text.
import { type Extensions, Editor as TextEditor } from "@tiptap/core";
import type * as Y from "yjs";
import type { Rich } from "@/editor/document/model";
import { keepExactly } from "../schema/exactness";
import { Binding } from "./binding";
import { pointedPosition } from "./caret";

interface Wanted {
  /** The compiled element that holds the words. */
  body: HTMLElement;
  extensions: Extensions;
  /** What is typed here, for people who do not see it. */
  label: string;
  oneLine: boolean;
  /** Words of the block's own, and what is shown instead while there are none. */
  own: Y.XmlFragment | null;
  shown: Rich;
  /** Gives the block words of its own. */
  write: (words: Rich) => Y.XmlFragment | null;
  /** Called when the words are changed for the first time. */
  onFirst: () => void;
  /** Called after every change of what is seen. */
  onChange: () => void;
}

export interface TypingSession {
  readonly text: TextEditor;
  /** The block's own words came, went, or were replaced by others. */
  follow(own: Y.XmlFragment | null, shown: Rich): void;
  end(): void;
}

type Attributes = readonly (readonly [name: string, value: string])[];

export function beginTyping(wanted: Wanted): TypingSession {
  const { body } = wanted;
  const before: Attributes = [...body.attributes].map((one) => [one.name, one.value]);
  body.replaceChildren();
  const text = new TextEditor({
    element: { mount: body },
    injectCSS: false,
    extensions: wanted.extensions,
    enableCoreExtensions: { delete: false, tabindex: false, textDirection: false },
    onBeforeCreate: ({ editor }) => {
      keepExactly(editor.schema);
    },
    editorProps: { attributes: attributesFor(wanted) },
  });
  const binding = new Binding(text, wanted.write, wanted.onFirst);
  binding.follow(wanted.own, wanted.shown);
  text.on("update", () => {
    binding.changed();
    wanted.onChange();
  });
  body.addEventListener("compositionend", () => binding.changed());
  placeCaret(text);
  wanted.onChange();
  return {
    text,
    follow: (own, shown) => binding.follow(own, shown),
    end() {
      binding.finish();
      body.blur();
      // the words stay to be seen until the canvas has compiled them anew
      const left = [...body.cloneNode(true).childNodes];
      text.destroy();
      restore(body, before);
      body.replaceChildren(...left);
    },
  };
}

function attributesFor({ body, label, oneLine }: Wanted): Record<string, string> {
  const unbroken = body.ownerDocument.defaultView?.getComputedStyle(body).whiteSpace === "nowrap";
  const names = [
    "craftify-typing",
    oneLine && "craftify-one-line",
    unbroken && "craftify-unbroken",
  ];
  return {
    class: names.filter(Boolean).join(" "),
    "aria-label": label,
    "aria-multiline": String(!oneLine),
    spellcheck: "true",
  };
}

function placeCaret(text: TextEditor): void {
  const { view } = text;
  view.dom.ownerDocument.defaultView?.focus();
  view.focus();
  const at = pointedPosition(view);
  text.commands.setTextSelection(at ?? text.state.doc.content.size);
}

function restore(body: HTMLElement, attributes: Attributes): void {
  for (const { name } of [...body.attributes]) {
    body.removeAttribute(name);
  }
  for (const [name, value] of attributes) {
    body.setAttribute(name, value);
  }
}
