// Paragraphs that the emitter writes without a tag: shown by an element that no style reaches.
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type NodeView } from "@tiptap/pm/view";

export const LINE = "craftify-line";

const isPlain = (node: Node | null | undefined): boolean =>
  node?.type.name === "paragraph" && !node.attrs["style"] && !node.attrs["wrap"];

/** Whether the first child of a node is written bare; the same rule as the emitter's. */
function startsBare(parent: Node): boolean {
  if (!isPlain(parent.firstChild)) {
    return false;
  }
  if (parent.type.name === "listItem") {
    return parent.children.filter((child) => child.type.name === "paragraph").length === 1;
  }
  return parent.type.name === "doc" && parent.childCount === 1;
}

function bare(state: EditorState): DecorationSet {
  const found: Decoration[] = [];
  const mark = (start: number, first: Node) =>
    found.push(Decoration.node(start, start + first.nodeSize, {}, { bare: true }));
  if (startsBare(state.doc) && state.doc.firstChild) {
    mark(0, state.doc.firstChild);
  }
  state.doc.descendants((node, at) => {
    if (node.type.name === "listItem" && startsBare(node) && node.firstChild) {
      mark(at + 1, node.firstChild);
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(state.doc, found);
}

const saysBare = (decorations: readonly Decoration[]) =>
  decorations.some((one) => (one.spec as { bare?: boolean }).bare === true);

function paragraphView(node: Node, isBare: boolean, page: Document): NodeView {
  const dom = page.createElement(isBare ? LINE : "p");
  let style = node.attrs["style"] as string | null;
  if (style && !isBare) {
    dom.setAttribute("style", style);
  }
  return {
    dom,
    contentDOM: dom,
    update(next, decorations) {
      if (next.type !== node.type || saysBare(decorations) !== isBare) {
        return false;
      }
      const wanted = next.attrs["style"] as string | null;
      if (wanted !== style) {
        style = wanted;
        wanted ? dom.setAttribute("style", wanted) : dom.removeAttribute("style");
      }
      return true;
    },
  };
}

export const BareLines = Extension.create({
  name: "bareLines",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: bare,
        nodeViews: {
          paragraph: (node, view, _, decorations) =>
            paragraphView(node, saysBare(decorations), view.dom.ownerDocument),
        },
      },
    }),
  ],
});
