// A variable as one atom: shown as the sample value it stands for, never broken by typing.
import { InputRule, Node } from "@tiptap/core";
import type { Node as DocNode } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import { variableTag } from "@/editor/compiling/richWriting";
import type { VariableAttrs } from "@/editor/document/model";
import { TYPED_TAG, variableOf } from "../variables/liquidTags";

export interface VariableOptions {
  /** What a chip shows for a variable. */
  shown: (attrs: VariableAttrs) => string;
  /** Calls back whenever chips may show something else. */
  onChange: (call: () => void) => () => void;
}

export const CHIP = "craftify-variable";

export function attrsOf(node: DocNode): VariableAttrs {
  const { path, fallback, filters } = node.attrs as VariableAttrs;
  return {
    path,
    ...(fallback == null ? {} : { fallback }),
    ...(filters?.length ? { filters } : {}),
  } as VariableAttrs;
}

function chip(first: DocNode, page: Document, options: VariableOptions): NodeView {
  let node = first;
  const dom = page.createElement("span");
  dom.className = CHIP;
  dom.contentEditable = "false";
  const show = () => {
    const attrs = attrsOf(node);
    const text = options.shown(attrs);
    if (dom.textContent !== text) {
      dom.textContent = text;
    }
    dom.title = variableTag(attrs);
  };
  show();
  const forget = options.onChange(show);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) {
        return false;
      }
      node = next;
      show();
      return true;
    },
    selectNode: () => dom.classList.add(`${CHIP}-selected`),
    deselectNode: () => dom.classList.remove(`${CHIP}-selected`),
    ignoreMutation: () => true,
    destroy: forget,
  };
}

export const Variable = Node.create<VariableOptions>({
  name: "variable",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ shown: variableTag, onChange: () => () => {} }),
  addAttributes: () => {
    const none = { default: null, rendered: false };
    return { path: { default: "", rendered: false }, fallback: none, filters: none, marks: none };
  },
  // copied as the tag it is: pasting reads tags, here and anywhere else
  renderHTML: ({ node }) => ["span", {}, variableTag(attrsOf(node))],
  renderText: ({ node }) => variableTag(attrsOf(node)),
  addNodeView() {
    return ({ node, view }) => chip(node, view.dom.ownerDocument, this.options);
  },
  addInputRules() {
    return [
      new InputRule({
        find: TYPED_TAG,
        handler: ({ state, range, match }) => {
          const variable = this.type.create(variableOf(match.groups ?? {}), null);
          const marks = state.doc.resolve(range.from).marks();
          state.tr.replaceWith(range.from, range.to, variable.mark(marks));
        },
      }),
    ];
  },
});
