// What the toolbar does to the words that are marked, and what it shows of them.
import type { Editor as TextEditor } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { declared, withDeclaration } from "./declarations";

export type Property = "color" | "font-size" | "font-family" | "background-color";

interface Stretch {
  from: number;
  to: number;
  node: Node;
}

/** The inline nodes of the selection, each as far as it is in it. */
function stretches({ doc, selection }: EditorState): Stretch[] {
  const found: Stretch[] = [];
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, at) => {
      if (node.isInline) {
        const from = Math.max(at, $from.pos);
        found.push({ from, to: Math.min(at + node.nodeSize, $to.pos), node });
      }
    });
  }
  return found;
}

function styleIn(marks: readonly Mark[]): Mark | undefined {
  return marks.find((mark) => mark.type.name === "style");
}

interface Inner {
  style?: string;
}

/** The styles of a mark, outermost first. */
function stylesOf(mark: Mark | undefined): string[] {
  const inner = JSON.parse((mark?.attrs["more"] as string | undefined) ?? "[]") as Inner[];
  return [
    (mark?.attrs["style"] as string | undefined) ?? "",
    ...inner.map((one) => one.style ?? ""),
  ];
}

function valueIn(marks: readonly Mark[], name: Property): string | undefined {
  return stylesOf(styleIn(marks)).findLast((style) => declared(style, name) !== undefined) ===
    undefined
    ? undefined
    : stylesOf(styleIn(marks))
        .map((style) => declared(style, name))
        .findLast((value) => value !== undefined);
}

/** The value all marked words have; undefined when they have none, null when they differ. */
export function styleValue(state: EditorState, name: Property): string | null | undefined {
  if (state.selection.empty) {
    return valueIn(state.storedMarks ?? state.selection.$from.marks(), name);
  }
  const values = new Set(stretches(state).map(({ node }) => valueIn(node.marks, name)));
  return values.size > 1 ? null : [...values][0];
}

/** A style mark with one declaration changed; null when nothing is left of it. */
function restyled(
  mark: Mark | undefined,
  state: EditorState,
  name: Property,
  value: string | null,
) {
  const inner = JSON.parse((mark?.attrs["more"] as string | undefined) ?? "[]") as Inner[];
  const more = inner
    .map((one) => ({ ...one, style: withDeclaration(one.style ?? "", name, null) }))
    .filter((one) => one.style !== "");
  const style = withDeclaration((mark?.attrs["style"] as string | undefined) ?? "", name, value);
  if (style === "" && more.length === 0) {
    return null;
  }
  const { more: _, ...attrs } = mark?.attrs ?? {};
  const kept = more.length > 0 ? { more: JSON.stringify(more) } : {};
  return state.schema.mark("style", { ...attrs, style, ...kept });
}

/** Sets a declaration on the marked words, or on what is typed next; null takes it away. */
export function setStyle(text: TextEditor, name: Property, value: string | null): void {
  const { state, view } = text;
  const { tr, selection } = state;
  const type = state.schema.marks["style"];
  if (!type) {
    return;
  }
  if (selection.empty) {
    const given = styleIn(state.storedMarks ?? selection.$from.marks());
    const wanted = restyled(given, state, name, value);
    view.dispatch(wanted ? tr.addStoredMark(wanted) : tr.removeStoredMark(type));
    return;
  }
  for (const { from, to, node } of stretches(state)) {
    const wanted = restyled(styleIn(node.marks), state, name, value);
    tr.removeMark(from, to, type);
    if (wanted) {
      tr.addMark(from, to, wanted);
    }
  }
  view.dispatch(tr.scrollIntoView());
}

/** Takes every mark but links from the marked words, and every style from their paragraphs. */
export function clearFormatting(text: TextEditor): void {
  const { state, view } = text;
  const { tr, selection } = state;
  const { from, to } = selection;
  for (const type of Object.values(state.schema.marks)) {
    if (type.name !== "link") {
      tr.removeMark(from, to, type).removeStoredMark(type);
    }
  }
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.isBlock && node.attrs["style"]) {
      tr.setNodeAttribute(at, "style", null);
    }
  });
  view.dispatch(tr);
}
