// The tokens of rich text as we write it: tags, attributes, variables, references.
import { LIQUID, stripped } from "../escaping";

/** A node of rich text on its way in. */
export interface Node {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  text?: string;
  marks?: Node[];
}

/** Thrown for what rich text cannot hold without loss. */
export class Unfit extends Error {}

const VALUE = String.raw`"(?:[^"{]|\{\{[^{}]*\}\}|\{)*"|'(?:[^'{]|\{\{[^{}]*\}\}|\{)*'`;
/** A tag, a variable, or what neither is. */
export const TOKEN = new RegExp(
  String.raw`(?<liquid>\{\{[^{}]*\}\})|<(?<close>/?)(?<tag>[A-Za-z][A-Za-z0-9]*)` +
    String.raw`(?<attributes>(?:\s+[^\s"'<>/={}]+(?:\s*=\s*(?:${VALUE}|[^\s"'<>={}]+))?)*)\s*/?>` +
    String.raw`|(?<other><|\{[{%])`,
  "g",
);
const ATTRIBUTE =
  /([^\s"'<>/={}]+)(?:\s*=\s*(?:"((?:[^"{]|\{\{[^{}]*\}\}|\{)*)"|'((?:[^'{]|\{\{[^{}]*\}\}|\{)*)'|([^\s"'<>={}]+)))?/g;
const VARIABLE =
  /^\{\{\s*(?<path>[A-Za-z_][\p{L}\p{N}_-]*(?:\.[A-Za-z_][\p{L}\p{N}_-]*|\[\p{Nd}+\])*)\s*(?:\|\s*default\s*:\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')\s*)?(?<filters>(?:\|\s*[A-Za-z_][\p{L}\p{N}_]*\s*(?::[^|{}]*)?)*)\}\}$/u;
export const SPACE = /[ \t\r\n\f]+/g;
const REFERENCE = /&(?:#(\d{1,7})|([a-z]{2,4}));/g;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: "\u00a0",
  shy: "\u00ad",
  zwnj: "\u200c",
  lrm: "\u200e",
  rlm: "\u200f",
};
/** The variable that a Liquid output tag is. */
export function variableOf(tag: string): Node {
  const found = VARIABLE.exec(tag)?.groups;
  if (!found) {
    throw new Unfit();
  }
  const fallback = found["double"] ?? found["single"];
  const filters = (found["filters"] ?? "").split("|").map(stripped).filter(Boolean);
  const attrs = {
    path: found["path"],
    ...(fallback === undefined ? {} : { fallback }),
    ...(filters.length > 0 ? { filters } : {}),
  };
  return { type: "variable", attrs };
}

/** The attributes of a tag. */
export function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single, plain] of source.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? plain;
    if (value === undefined) {
      throw new Unfit();
    }
    const key = name.toLowerCase();
    found[key] ??= stripped(unescapedAroundLiquid(value).replace(SPACE, " "));
  }
  return found;
}

/** Text with the characters that its references stand for. */
export function unescaped(text: string): string {
  return text.replace(REFERENCE, (reference, number: string | undefined, name = "") =>
    number ? String.fromCodePoint(Number(number)) : (NAMED[name] ?? reference),
  );
}

function unescapedAroundLiquid(text: string): string {
  let out = "";
  let at = 0;
  for (const tag of text.matchAll(LIQUID)) {
    out += unescaped(text.slice(at, tag.index)) + tag[0];
    at = tag.index + tag[0].length;
  }
  return out + unescaped(text.slice(at));
}
