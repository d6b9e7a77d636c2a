// Values as they are written for people: quotes, JSON, and what may stand between two tags.
import { escapeValue, LIQUID, stripped } from "../escaping";

export type Json = Readonly<Record<string, unknown>>;
export type Texts = Readonly<Record<string, string>>;

// where a tag of Liquid seems to begin though none does
const BEGINS = /\{(?=[{%])/g;
const COMPONENT = /<\/?mj(?:ml|-[a-z])/i;
const MARKED = /^b-[A-Za-z0-9_]{4,24}(?:\s|$)/;
const ATTRIBUTE = /^[A-Za-z_:][A-Za-z0-9_:.-]*$/;
const HASH = /^[A-Za-z0-9_]+$/;
const EACH = /^([A-Za-z_][A-Za-z0-9_]*) in ([!-~]+)(?: limit:([0-9]+))?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/**
 * A value of an attribute with its quotes: those it does not hold itself, if it can be.
 * Without `liquid` it is no template: what looks like a tag in it is none.
 */
export function quoted(value: string, liquid: boolean): string {
  let text = escapeValue(value).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  let quote = '"';
  if (value.includes('"') && !value.includes("'")) {
    text = text.replaceAll("&quot;", '"');
    quote = "'";
  }
  let out = "";
  let at = 0;
  for (const tag of liquid ? text.matchAll(LIQUID) : []) {
    out += text.slice(at, tag.index).replace(BEGINS, "&#123;") + tag[0];
    at = tag.index + tag[0].length;
  }
  return `${quote}${out}${text.slice(at).replace(BEGINS, "&#123;")}${quote}`;
}

/** JSON on one line, names in order; nothing in it looks like the beginning of a Liquid tag. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(sorted(value)).replace(BEGINS, "\\u007b");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).sort(([one], [other]) => byCodePoint(one, other));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** The order in which the engine sorts names. */
export function byCodePoint(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  const at = left.findIndex((sign, place) => sign !== right[place]);
  if (at < 0 || at >= right.length) {
    return left.length - right.length;
  }
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
}

/** Whether a body between two tags is read as it was written. */
export function isPlain(body: string): boolean {
  return (
    body === stripped(body) &&
    !body.includes("\r") &&
    !body.includes("<![CDATA[") &&
    !COMPONENT.test(body) &&
    !CONTROL.test(body)
  );
}

/** Whether a css class is read as it was written: not as the mark of a block. */
export function isPlainClass(cssClass: string): boolean {
  return cssClass !== "" && cssClass === stripped(cssClass) && !MARKED.test(cssClass);
}

/** Whether something can be the name of an attribute. */
export function isAttribute(name: string): boolean {
  return ATTRIBUTE.test(name);
}

interface Each {
  in: string;
  as?: string;
  limit?: number | null;
}

/** A loop in the words of Liquid, or as JSON where these would say something else. */
export function loopOf(each: Each): string {
  const as = each.as ?? "item";
  const text = `${as} in ${each.in}${each.limit ? ` limit:${each.limit}` : ""}`;
  const found = EACH.exec(text);
  return found?.[1] === as && found[2] === each.in ? text : jsonOf(bare(each, { as: "item" }));
}

/** Of which words each translation was made: `text:0a1b2c3d alt:…`. */
export function hashesOf(hashes: Texts): string {
  const pairs = Object.entries(hashes);
  return pairs.every((pair) => pair.every((part) => HASH.test(part)))
    ? pairs.map(([name, hash]) => `${name}:${hash}`).join(" ")
    : jsonOf(hashes);
}

/** Without what is nothing or stands at its default. */
export function bare(value: object, defaults: Json = {}): Json {
  return Object.fromEntries(
    Object.entries(value).filter(([name, one]) => !isNothing(one) && one !== defaults[name]),
  );
}

/** Null, and lists and maps that are empty. */
export function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === "object" && Object.keys(value).length === 0)
  );
}

/** Equal, whatever the order of names. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return one === other;
  }
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && same(value, right.get(name)))
  );
}
