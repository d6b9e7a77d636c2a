/** What the source editor offers while typing: MJML, the template language and its variables. */

import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  snippetCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import { htmlCompletionSource } from "@codemirror/lang-html";
import type { EditorView } from "@codemirror/view";
import { attributeOf } from "@/editor/source/completion/attributes";
import { liquidPlace } from "@/editor/source/completion/liquidPlace";
import { type MarkupPlace, markupPlace } from "@/editor/source/completion/markupPlace";
import { childrenOf, TAGS, type Tag } from "@/editor/source/completion/tags";
import { sourceFacts } from "@/editor/source/sourceFacts";
import type { VariableNode } from "@/editor/variables/tree";

const NAME = /^[\w:-]*$/;

/** The whole element that a tag name completes to, with the cursor where writing goes on. */
function elementOf(name: string, sheet: Tag): string {
  const opening = (sheet.opening ?? []).map((attribute) => ` ${attribute}="#{}"`).join("");
  if (sheet.content === "nothing") {
    return `${name}${opening} />#{}`;
  }
  const inside = sheet.content === "blocks" ? "\n\t#{}\n" : "#{}";
  return `${name}${opening}>${inside}</${name}>`;
}

function tagOption(name: string, prefix: string): Completion {
  const sheet = TAGS[name];
  const option: Completion = { label: prefix + name, type: "type" };
  if (sheet === undefined) {
    return option;
  }
  return snippetCompletion(prefix + elementOf(name, sheet), { ...option, info: sheet.about });
}

function attributeOption(tag: string, name: string): Completion {
  const sheet = attributeOf(tag, name);
  const apply = (view: EditorView, _: Completion, from: number, to: number): void => {
    view.dispatch({
      changes: { from, to, insert: `${name}=""` },
      selection: { anchor: from + name.length + 2 },
      userEvent: "input.complete",
    });
    startCompletion(view);
  };
  return { label: name, type: "property", apply, ...(sheet ? { info: sheet.about } : {}) };
}

function pathsOf(nodes: readonly VariableNode[], types: readonly string[]): string[] {
  return nodes.flatMap((node) =>
    node.children.length > 0 && node.type !== "list"
      ? pathsOf(node.children, types)
      : types.includes(node.type)
        ? [node.path]
        : [],
  );
}

function valueOptions(
  place: Extract<MarkupPlace, { kind: "value" }>,
  source: string,
  tree: readonly VariableNode[],
): Completion[] {
  const sheet = attributeOf(place.tag, place.attribute);
  const facts = sourceFacts(source);
  const options: Completion[] = (sheet?.values ?? []).map((label) => ({ label, type: "constant" }));
  if (sheet?.kind === "color") {
    options.push(...facts.colors.map((label, at) => ({ label, type: "color", boost: 50 - at })));
  } else if (sheet?.kind === "font") {
    options.push(...facts.fonts.map((label) => ({ label, type: "constant", boost: 10 })));
    options.push({ label: "Arial, Helvetica, sans-serif" }, { label: "Georgia, serif" });
  } else if (sheet?.kind === "class") {
    options.push(...facts.classes.map((label) => ({ label, type: "class" })));
  } else if (sheet?.kind === "url") {
    const types = place.attribute === "src" ? ["image", "url"] : ["url"];
    options.push(
      ...pathsOf(tree, types).map((path) => ({ label: `{{ ${path} }}`, type: "variable" })),
    );
  }
  return options;
}

function markupOptions(
  place: MarkupPlace,
  context: CompletionContext,
  source: string,
  tree: readonly VariableNode[],
): Completion[] {
  switch (place.kind) {
    case "tag":
      return childrenOf(place.parent).map((name) => tagOption(name, ""));
    case "end":
      return place.name === undefined ? [] : [{ label: `${place.name}>`, type: "type" }];
    case "attribute":
      return (TAGS[place.tag]?.attributes ?? [])
        .filter((name) => !place.present.includes(name))
        .map((name) => attributeOption(place.tag, name));
    case "value":
      return valueOptions(place, source, tree);
    case "content":
      return context.explicit ? childrenOf(place.parent).map((name) => tagOption(name, "<")) : [];
    default:
      return [];
  }
}

/** Whether a place belongs to HTML rather than MJML, such as inside mj-text. */
function isHtml(place: MarkupPlace): boolean {
  if (place.kind === "attribute" || place.kind === "value") {
    return TAGS[place.tag] === undefined;
  }
  if (place.kind !== "tag" && place.kind !== "content") {
    return false;
  }
  const sheet = place.parent === undefined ? undefined : TAGS[place.parent];
  return place.parent !== undefined && (sheet === undefined || sheet.content === "html");
}

/** Completion of MJML tags, attributes and values, and of HTML where MJML holds HTML. */
export function mjmlCompletion(tree: () => readonly VariableNode[]): CompletionSource {
  return (context): CompletionResult | Promise<CompletionResult | null> | null => {
    const source = context.state.doc.toString();
    if (liquidPlace(source, context.pos) !== undefined) {
      return null;
    }
    const place = markupPlace(source, context.pos);
    if (isHtml(place)) {
      return htmlCompletionSource(context);
    }
    const options = markupOptions(place, context, source, tree());
    if (place.kind === "nowhere" || options.length === 0) {
      return null;
    }
    const from = place.from;
    return place.kind === "value" ? { from, options } : { from, options, validFor: NAME };
  };
}
