/** Completion inside template tags: variables of the contract, loop names, filters and tags. */

import {
  type Completion,
  type CompletionResult,
  type CompletionSource,
  snippet,
  startCompletion,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { TYPE_WORDS } from "@/editor/document/contract";
import { type LiquidPlace, liquidPlace } from "@/editor/source/completion/liquidPlace";
import { FILTERS, LIQUID_TAGS, type Word } from "@/editor/source/completion/liquidWords";
import { fieldsAt, type VariableNode } from "@/editor/variables/tree";

type Apply = (view: EditorView, completion: Completion, from: number, to: number) => void;

const WORD = /^[\w-]*$/;
const LOOP_FIELDS = ["index", "index0", "first", "last", "length", "rindex"];

/** What closes the tag, unless it is closed already behind the cursor. */
function closing(view: EditorView, to: number, inside: LiquidPlace["inside"]): string {
  const rest = view.state.doc.sliceString(to, Math.min(to + 200, view.state.doc.lineAt(to).to));
  const closed = inside === "output" ? /^[^{]*?\}\}/ : /^[^{]*?%\}/;
  if (closed.test(rest)) {
    return "";
  }
  return inside === "output" ? " }}" : " %}";
}

/** A space after `{{` when the name was begun right at it. */
function leading(view: EditorView, from: number): string {
  return /[{%|]/.test(view.state.doc.sliceString(from - 1, from)) ? " " : "";
}

function applyPath(name: string, place: LiquidPlace, group: boolean): Apply {
  return (view, _, from, to) => {
    const before = leading(view, from);
    const after = group || place.inside === "tag" ? "" : closing(view, to, place.inside);
    const behind = view.state.doc.sliceString(to, to + 2) === "}}" && !group ? " " : "";
    const insert = `${before}${name}${group ? "." : ""}`;
    view.dispatch({
      changes: { from, to, insert: insert + (after || behind) },
      selection: { anchor: from + insert.length },
      userEvent: "input.complete",
    });
    if (group) {
      startCompletion(view);
    }
  };
}

function applyWord(word: Word, place: LiquidPlace): Apply {
  return (view, completion, from, to) => {
    const text = `${leading(view, from)}${word.name}${word.after ?? ""}`;
    const end = closing(view, to, place.inside);
    const mark = text.indexOf("#");
    const rest = text.slice(mark + 1);
    const field = /^[\d]+/.exec(rest)?.[0];
    const filled =
      mark < 0 ? text : `${text.slice(0, mark)}#{${field ?? ""}}${rest.slice(field?.length ?? 0)}`;
    snippet(filled + end)(view, completion, from, to);
  };
}

function pathOption(node: VariableNode, place: LiquidPlace): Completion {
  const group = node.children.length > 0 && node.type !== "list";
  const required = node.variable?.required ? "required" : "optional";
  const about = node.variable?.description ?? "";
  return {
    label: node.key,
    type: "variable",
    detail: TYPE_WORDS[node.type].toLowerCase(),
    info: [about, node.variable === undefined ? "" : required].filter(Boolean).join(" · "),
    apply: applyPath(node.key, place, group),
  };
}

function pathOptions(place: LiquidPlace, tree: readonly VariableNode[]): Completion[] {
  if (place.parent === "forloop") {
    return LOOP_FIELDS.map((label) => ({ label, type: "property" }));
  }
  const fields = fieldsAt(tree, place.parent).map((node) => pathOption(node, place));
  if (place.parent !== "") {
    return fields;
  }
  const names = [...place.names].map(([name, path]) => ({
    label: name,
    type: "keyword",
    detail: path,
    boost: 20,
    apply: applyPath(name, place, fieldsAt(tree, path).length > 0),
  }));
  const looping = [...place.names.values()].some((path) => path.endsWith("[]"));
  const loop = { label: "forloop", type: "keyword", apply: applyPath("forloop", place, true) };
  return [...names, ...fields, ...(looping ? [loop] : [])];
}

function wordOptions(words: readonly Word[], type: string, place: LiquidPlace): Completion[] {
  return words.map((word) => ({
    label: word.name,
    type,
    info: word.about,
    apply: applyWord(word, place),
  }));
}

/** Completion inside `{{ }}` and `{% %}`, in every format. */
export function liquidCompletion(tree: () => readonly VariableNode[]): CompletionSource {
  return (context): CompletionResult | null => {
    const place = liquidPlace(context.state.doc.toString(), context.pos);
    if (place === undefined) {
      return null;
    }
    const { from } = place;
    if (place.kind === "filter") {
      return { from, options: wordOptions(FILTERS, "function", place), validFor: WORD };
    }
    if (place.kind === "tag") {
      return { from, options: wordOptions(LIQUID_TAGS, "keyword", place), validFor: WORD };
    }
    const options = pathOptions(place, tree());
    return options.length === 0 ? null : { from, options, validFor: WORD };
  };
}
