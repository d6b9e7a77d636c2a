// Paragraphs, headings and lists of the selection: what they are, and making them something else.
import type { Editor as TextEditor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import { declared, withDeclaration } from "./declarations";

export type Kind = "paragraph" | "heading1" | "heading2" | "heading3" | "heading4" | "other";
export type Alignment = "left" | "center" | "right" | "justify";
export type ListName = "bulletList" | "orderedList";

export function kindOf({ selection }: EditorState): Kind {
  const { parent } = selection.$from;
  if (parent.type.name === "paragraph") {
    return "paragraph";
  }
  const level = parent.attrs["level"] as number | undefined;
  return level && level <= 4 ? (`heading${level}` as Kind) : "other";
}

export function setKind(text: TextEditor, kind: Kind): void {
  const level = Number(kind.at(-1));
  const chain = text.chain();
  if (listOf(text.state)) {
    // a heading cannot stand in a list: it comes out of it
    chain.liftListItem("listItem");
  }
  (kind === "paragraph" ? chain.setNode("paragraph") : chain.setNode("heading", { level })).run();
}

export function listOf({ selection: { $from } }: EditorState): ListName | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    if (name === "bulletList" || name === "orderedList") {
      return name;
    }
  }
  return null;
}

export function toggleList(text: TextEditor, list: ListName): void {
  text.commands.toggleList(list, "listItem");
}

/** Whether the words are one paragraph that is written without a tag: its block aligns it. */
export function isOneBareLine({ doc }: EditorState): boolean {
  const only = doc.childCount === 1 ? doc.firstChild : null;
  return only?.type.name === "paragraph" && !only.attrs["style"] && !only.attrs["wrap"];
}

/** What carries the alignment of each paragraph in the selection: its item in a list, or itself. */
function carriers({ doc, selection }: EditorState): [at: number, style: string][] {
  const found: [number, string][] = [];
  doc.nodesBetween(selection.from, selection.to, (node, at, parent) => {
    if (node.isTextblock) {
      const item = parent?.type.name === "listItem" ? parent : null;
      const style = (item ?? node).attrs["style"] as string | null;
      found.push([item ? doc.resolve(at).before() : at, style ?? ""]);
    }
  });
  return found;
}

export function alignmentOf(state: EditorState): string | undefined {
  const values = new Set(carriers(state).map(([, style]) => declared(style, "text-align")));
  return values.size === 1 ? [...values][0] : undefined;
}

export function align(text: TextEditor, alignment: Alignment): void {
  const { tr } = text.state;
  for (const [at, style] of carriers(text.state)) {
    tr.setNodeAttribute(at, "style", withDeclaration(style, "text-align", alignment));
  }
  text.view.dispatch(tr);
}
