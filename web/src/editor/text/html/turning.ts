// HTML turned into rich text, and exactly what would be lost by it.
import { getSchema } from "@tiptap/core";
import { DOMParser as NodeParser } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { richHtml } from "@/editor/compiling/richWriting";
import type { Rich } from "@/editor/document/model";
import { runs } from "../links/addresses";
import { pastedSlice } from "../pasting/chips";
import { richOfNodes } from "../schema/converting";
import { keepExactly } from "../schema/exactness";
import { MarkOrder } from "../schema/order";
import { richExtensions } from "../schema/schema";

interface Turned {
  readonly rich: Rich;
  /** A sentence for each kind of thing that would be lost. */
  readonly lost: readonly string[];
}

const GONE =
  "script, style, svg, math, iframe, object, embed, form, input, button, select, textarea";
const KEPT: Readonly<Record<string, ReadonlySet<string>>> = {
  a: new Set(["href", "target", "rel", "title", "style", "class", "name", "id"]),
  img: new Set(["src", "alt", "title", "width", "height", "style", "border", "class"]),
};
const STYLE: ReadonlySet<string> = new Set(["style"]);

export function turnedIntoRich(html: string, oneLine: boolean): Turned {
  const given = parsed(html);
  const body = parsed(html);
  const logic = dropLogic(body);
  clean(body);
  unfold(body);
  const schema = keepExactly(getSchema(richExtensions(oneLine, {})));
  const slice = pastedSlice(NodeParser.fromSchema(schema).parseSlice(body), schema);
  const empty = schema.topNodeType.createAndFill();
  const plugins = MarkOrder.config.addProseMirrorPlugins?.call({} as never) ?? [];
  const state = EditorState.create({ schema, ...(empty ? { doc: empty } : {}), plugins });
  const put = state.tr.replace(0, state.doc.content.size, slice);
  const rich = richOfNodes(state.apply(put).doc);
  return { rich, lost: [...lostLogic(logic), ...lostBetween(given, parsed(richHtml(rich)))] };
}

function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
}

/** Takes template tags that are no variables out of the words. */
function dropLogic(body: HTMLElement): string[] {
  const found: string[] = [];
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.textContent = (node.textContent ?? "").replace(/\{%[^{}]*%\}/g, (tag) => {
      found.push(tag);
      return "";
    });
  }
  return found;
}

function clean(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll("*")]) {
    if (element.matches(GONE)) {
      element.remove();
      continue;
    }
    const kept = KEPT[element.localName] ?? STYLE;
    for (const { name, value } of [...element.attributes]) {
      if (!kept.has(name) || runs(value)) {
        element.removeAttribute(name);
      }
    }
  }
}

/** Cells stand on lines of their own. */
function unfold(body: HTMLElement): void {
  for (const cell of body.querySelectorAll("td, th, caption")) {
    const line = body.ownerDocument.createElement("div");
    line.append(...cell.childNodes);
    cell.replaceWith(line);
  }
}

function lostLogic(logic: readonly string[]): string[] {
  return logic.length > 0
    ? [`Conditions and loops in the words, which no longer apply: ${logic.join(" ")}`]
    : [];
}

/** What stands in one tree and not in the other. */
function lostBetween(before: HTMLElement, after: HTMLElement): string[] {
  const [elements, attributes] = [counted(before), counted(after)];
  const lost: string[] = [];
  for (const [name, count] of elements.tags) {
    const missing = count - (attributes.tags.get(name) ?? 0);
    if (missing > 0) {
      lost.push(lostTag(name, missing));
    }
  }
  for (const [name, count] of elements.names) {
    const missing = count - (attributes.names.get(name) ?? 0);
    if (missing > 0) {
      lost.push(`${name} on ${missing} ${missing === 1 ? "element" : "elements"}`);
    }
  }
  if (words(before) !== words(after)) {
    lost.push("Some words: compare them afterwards");
  }
  return lost;
}

const TABLES: ReadonlySet<string> = new Set(["tbody", "thead", "tfoot", "tr", "td", "th"]);

function lostTag(name: string, count: number): string {
  const element = `${count} <${name}>`;
  if (name === "table") {
    return `${element}: every cell becomes a paragraph`;
  }
  return /^(?:script|style|form|input|iframe|svg|button|select)$/.test(name)
    ? `${element} with all that is in it`
    : `${element}, its words stay`;
}

function counted(body: HTMLElement) {
  const tags = new Map<string, number>();
  const names = new Map<string, number>();
  for (const element of body.querySelectorAll("*")) {
    const tag = ALIKE[element.localName] ?? element.localName;
    if (!TABLES.has(tag)) {
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
    }
    for (const { name } of element.attributes) {
      names.set(name, (names.get(name) ?? 0) + 1);
    }
  }
  return { tags, names };
}

// a paragraph more or less is no loss when its words stay
const ALIKE: Readonly<Record<string, string>> = { div: "p" };

function words(body: HTMLElement): string {
  for (const element of body.querySelectorAll(GONE)) {
    element.remove();
  }
  return (body.textContent ?? "").replace(/\{%[^{}]*%\}/g, "").replace(/[\s\u00a0]+/g, "");
}
