// Running HTML from anywhere as rich text: the closed schema takes what a person could have typed.
import type { Inline, Mark } from "../../document/model";
import { wordsOf } from "./readingText";

const MARKS: Readonly<Record<string, Mark["type"]>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strike",
  strike: "strike",
  del: "strike",
  sub: "sub",
  sup: "sup",
};
const ORDER: readonly Mark["type"][] = [
  "link",
  "style",
  "bold",
  "italic",
  "underline",
  "strike",
  "sub",
  "sup",
];
// an address may be a variable, or begin with one
const SAFE = /^(?:https?:|mailto:|tel:|sms:|#|\/|\{\{)/i;

/** An address that an email may lead to; undefined for what could run. */
export function safeHref(element: Element, name = "href"): string | undefined {
  const value = element.getAttribute(name)?.trim() ?? "";
  return SAFE.test(value) ? value : undefined;
}

/** The words of an element and all inside it. */
export function inlineOf(node: Node, marks: readonly Mark[] = []): Inline[] {
  if (node.nodeType === node.TEXT_NODE) {
    return marked(wordsOf((node.textContent ?? "").replace(/[ \t\r\n\f]+/g, " ")), marks);
  }
  if (!isElement(node) || isSilent(node)) {
    return [];
  }
  if (node.localName === "br") {
    return [{ type: "hardBreak" } as Inline];
  }
  const own = withMarks(marks, marksOf(node));
  return [...node.childNodes].flatMap((child) => inlineOf(child, own));
}

/** Without spaces at its ends and around its breaks, and without two spaces in a row. */
export function trimmed(nodes: readonly Inline[]): Inline[] {
  const kept: Inline[] = [];
  for (const [at, node] of nodes.entries()) {
    if (node.type !== "text") {
      kept.push(node);
      continue;
    }
    const before = kept.at(-1);
    const after = nodes[at + 1];
    let { text } = node;
    if (before === undefined || before.type === "hardBreak" || endsWithSpace(before)) {
      text = text.replace(/^ +/, "");
    }
    if (after === undefined || after.type === "hardBreak") {
      text = text.replace(/ +$/, "");
    }
    if (text !== "") {
      kept.push({ ...node, text });
    }
  }
  const last = kept.at(-1);
  return last?.type === "hardBreak" || isBlank(last) ? trimmed(kept.slice(0, -1)) : kept;
}

export function isElement(node: Node): node is HTMLElement {
  return node.nodeType === node.ELEMENT_NODE;
}

/** What nobody reads: scripts, styles, what is hidden. */
export function isSilent(element: Element): boolean {
  const silent = /^(?:script|style|head|meta|link|title|template|noscript)$/;
  return silent.test(element.localName) || (element as HTMLElement).style?.display === "none";
}

const isBlank = (node: Inline | undefined) => node?.type === "text" && node.text.trim() === "";
const endsWithSpace = (node: Inline) => node.type === "text" && node.text.endsWith(" ");

function marksOf(element: HTMLElement): Mark[] {
  const { localName, style } = element;
  const found: Mark[] = [];
  const href = localName === "a" ? safeHref(element) : undefined;
  if (href !== undefined) {
    found.push({ type: "link", attrs: { href } });
  }
  const type = MARKS[localName];
  // some programs wrap everything in <b style="font-weight:normal">
  if (type !== undefined && !(type === "bold" && /^(?:normal|400)$/.test(style.fontWeight))) {
    found.push({ type });
  }
  if (/^(?:bold|bolder|[6-9]00)$/.test(style.fontWeight)) {
    found.push({ type: "bold" });
  }
  if (style.fontStyle === "italic") {
    found.push({ type: "italic" });
  }
  const line = localName === "a" ? "" : `${style.textDecoration} ${style.textDecorationLine}`;
  if (/underline/.test(line)) {
    found.push({ type: "underline" });
  }
  if (/line-through/.test(line)) {
    found.push({ type: "strike" });
  }
  return found;
}

function withMarks(marks: readonly Mark[], more: readonly Mark[]): readonly Mark[] {
  const fresh = more.filter((mark) => !marks.some((one) => one.type === mark.type));
  const unique = fresh.filter(
    (mark, at) => fresh.findIndex((one) => one.type === mark.type) === at,
  );
  return [...marks, ...unique].sort(
    (one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type),
  );
}

function marked(nodes: readonly Inline[], marks: readonly Mark[]): Inline[] {
  if (marks.length === 0) {
    return [...nodes];
  }
  return nodes.map((node) => {
    const own = "marks" in node ? (node.marks ?? []) : [];
    return { ...node, marks: [...withMarks(marks, own)] } as Inline;
  });
}
