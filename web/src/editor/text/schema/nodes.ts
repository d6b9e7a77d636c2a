// The nodes of rich text as the text editor knows them: written as the emitter writes them.
import { Node } from "@tiptap/core";
import type { Node as DocNode } from "@tiptap/pm/model";
import { shownAttributes } from "./exactness";

const own = (...names: string[]) => ({
  addAttributes: () =>
    Object.fromEntries(names.map((name) => [name, { default: null, rendered: false }])),
});

const styled = (node: DocNode) =>
  node.attrs["style"] ? { style: node.attrs["style"] as string } : {};

const style = (element: HTMLElement) => ({ style: element.getAttribute("style") });

export const Text = Node.create({ name: "text", group: "inline" });

export const Paragraph = Node.create({
  name: "paragraph",
  priority: 1000,
  group: "block",
  content: "inline*",
  ...own("style", "wrap"),
  parseHTML: () => [{ tag: "p", getAttrs: style }],
  renderHTML: ({ node }) => ["p", styled(node), 0],
});

export const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({
    level: { default: 1, rendered: false },
    style: { default: null, rendered: false },
  }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (element: HTMLElement) => ({ level, ...style(element) }),
    })),
  renderHTML: ({ node }) => [`h${node.attrs["level"]}`, styled(node), 0],
});

function list(name: "bulletList" | "orderedList", tag: "ul" | "ol") {
  return Node.create({
    name,
    group: "block list",
    content: "listItem*",
    ...own("style"),
    parseHTML: () => [{ tag, getAttrs: style }],
    renderHTML: ({ node }) => [tag, styled(node), 0],
  });
}

export const BulletList = list("bulletList", "ul");
export const OrderedList = list("orderedList", "ol");

export const ListItem = Node.create({
  name: "listItem",
  content: "(paragraph | list)+",
  defining: true,
  ...own("style"),
  parseHTML: () => [{ tag: "li", getAttrs: style }],
  renderHTML: ({ node }) => ["li", styled(node), 0],
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Enter: () => editor.commands.splitListItem("listItem"),
      Tab: () => editor.commands.sinkListItem("listItem"),
      "Shift-Tab": () => editor.commands.liftListItem("listItem"),
    };
  },
});

export const HardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  ...own("marks"),
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
  addKeyboardShortcuts() {
    const broken = () => this.editor.commands.insertContent({ type: this.name });
    return { "Shift-Enter": broken, "Mod-Enter": broken };
  },
});

/** A small image inside running text. */
export const InlineImage = Node.create({
  name: "image",
  group: "inline",
  inline: true,
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element: HTMLElement) =>
        Object.fromEntries([...element.attributes].map((one) => [one.name, one.value])),
    },
  ],
  renderHTML: ({ node }) => {
    const { marks, ...attrs } = node.attrs;
    return ["img", shownAttributes(attrs)];
  },
});
