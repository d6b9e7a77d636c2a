// Rich text written as HTML: marks shared by neighbors, variables as Liquid.
import type { Inline, ListItem, Mark, Rich, RichPart, VariableAttrs } from "../document/model";
import { escapeAroundLiquid, escapeText } from "./escaping";

const TAG_OF_MARK: Readonly<Record<Mark["type"], string>> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
  sub: "sub",
  sup: "sup",
  link: "a",
  style: "span",
};

/** HTML of a rich text. One paragraph without attributes is written bare. */
export function richHtml(rich: Rich): string {
  const parts = rich.content ?? [];
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only?.type === "paragraph" && !only.attrs?.wrap && (only.attrs?.style ?? null) === null) {
    return inlineHtml(only.content ?? []);
  }
  return parts.map(part).join("");
}

/** HTML of each part of a rich text: together they are its HTML, when there are several. */
export function richParts(rich: Rich): string[] {
  return (rich.content ?? []).map(part);
}

/** The Liquid output tag of a variable. */
export function variableTag(variable: VariableAttrs): string {
  const filters = (variable.filters ?? []).map((name) => ` | ${name}`).join("");
  const fallback = variable.fallback ?? null;
  if (fallback === null) {
    return `{{ ${variable.path}${filters} }}`;
  }
  const quote = fallback.includes('"') ? "'" : '"';
  return `{{ ${variable.path} | default: ${quote}${fallback}${quote}${filters} }}`;
}

function inlineHtml(nodes: readonly Inline[]): string {
  let out = "";
  let opened: readonly Mark[] = [];
  const close = (from: number) => {
    out += opened.slice(from).reverse().map(closing).join("");
  };
  for (const node of nodes) {
    const marks = node.marks ?? [];
    const same = common(opened, marks);
    close(same);
    out += marks.slice(same).map(opening).join("");
    opened = marks;
    out += leaf(node);
  }
  close(0);
  return out;
}

function common(one: readonly Mark[], other: readonly Mark[]): number {
  let count = 0;
  while (count < one.length && count < other.length && sameMark(one[count], other[count])) {
    count += 1;
  }
  return count;
}

function sameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  if (one?.type !== other?.type) {
    return false;
  }
  const [left, right] = [one?.attrs ?? {}, other?.attrs ?? {}];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length && names.every((name) => left[name] === right[name])
  );
}

function leaf(node: Inline): string {
  switch (node.type) {
    case "text":
      return escapeText(node.text);
    case "variable":
      return variableTag(node.attrs);
    case "hardBreak":
      return "<br />";
    default:
      return `<img${attributes(Object.entries(node.attrs ?? {}))} />`;
  }
}

function tagOf(mark: Mark): string {
  return mark.attrs?.["tag"] || TAG_OF_MARK[mark.type];
}

function opening(mark: Mark): string {
  const pairs = Object.entries(mark.attrs ?? {}).filter(([name]) => name !== "tag");
  return `<${tagOf(mark)}${attributes(pairs)}>`;
}

function closing(mark: Mark): string {
  return `</${tagOf(mark)}>`;
}

function attributes(pairs: readonly [string, string][]): string {
  return pairs.map(([name, value]) => ` ${name}="${escapeAroundLiquid(value)}"`).join("");
}

function part(node: RichPart | ListItem): string {
  const own = node.attrs?.style;
  const style = own ? ` style="${escapeAroundLiquid(own)}"` : "";
  const [tag, inner] = written(node);
  return `<${tag}${style}>${inner}</${tag}>`;
}

function written(node: RichPart | ListItem): [tag: string, inner: string] {
  switch (node.type) {
    case "paragraph":
      return ["p", inlineHtml(node.content ?? [])];
    case "heading":
      return [`h${node.attrs.level}`, inlineHtml(node.content ?? [])];
    case "listItem":
      return ["li", item(node)];
    default:
      return [
        node.type === "bulletList" ? "ul" : "ol",
        (node.content ?? []).map((child) => part(child)).join(""),
      ];
  }
}

function item(node: ListItem): string {
  const [first, ...others] = node.content ?? [];
  const start = first ?? { type: "paragraph" as const };
  const rest = others.map((child) => part(child)).join("");
  const bare =
    start.type === "paragraph" &&
    (start.attrs?.style ?? null) === null &&
    !start.attrs?.wrap &&
    !others.some((child) => child.type === "paragraph");
  return (bare ? inlineHtml(start.content ?? []) : part(start)) + rest;
}
