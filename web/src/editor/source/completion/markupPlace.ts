/** Where in markup a cursor stands: in a tag name, an attribute, a value or between tags. */

export type MarkupPlace =
  | {
      readonly kind: "attribute";
      readonly tag: string;
      readonly present: readonly string[];
      readonly from: number;
    }
  | { readonly kind: "content"; readonly parent: string | undefined; readonly from: number }
  | { readonly kind: "end"; readonly name: string | undefined; readonly from: number }
  | { readonly kind: "nowhere" }
  | { readonly kind: "tag"; readonly parent: string | undefined; readonly from: number }
  | {
      readonly kind: "value";
      readonly tag: string;
      readonly attribute: string;
      readonly from: number;
    };

const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const COMPLETE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<\/([A-Za-z][\w:-]*)\s*>|<([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?/g;
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** Template tags blanked out, so that what they hold is never read as markup. */
export function withoutLiquid(source: string): string {
  return source.replace(LIQUID, (tag) => tag.replace(/[^\n]/g, "\u00b7"));
}

interface Scan {
  readonly open: readonly string[];
  /** Where the last complete tag ended. */
  readonly end: number;
}

function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
}

/** The tags still open after all complete tags of a text. */
function scan(text: string): Scan {
  const open: string[] = [];
  let end = 0;
  for (const match of text.matchAll(COMPLETE)) {
    end = match.index + match[0].length;
    const [, closing, opening, rest] = match;
    if (closing !== undefined) close(open, closing.toLowerCase());
    if (opening === undefined || VOID.has(opening.toLowerCase())) continue;
    if (!rest?.trimEnd().endsWith("/")) open.push(opening.toLowerCase());
  }
  return { open, end };
}

function insideTag(tail: string, start: number, tag: string): MarkupPlace {
  const value = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)|'([^']*))$/.exec(tail);
  const stripped = tail.replace(/"[^"]*"|'[^']*'/g, (quoted) => "_".repeat(quoted.length));
  const quotes = (stripped.match(/["']/g) ?? []).length;
  if (value !== null && quotes % 2 === 1) {
    const held = (value[2] ?? value[3] ?? "").length;
    const from = start + tail.length - held;
    return { kind: "value", tag, attribute: (value[1] ?? "").toLowerCase(), from };
  }
  if (quotes % 2 === 1) return { kind: "nowhere" };
  const word = /[^\s"'<>/=]*$/.exec(tail)?.[0] ?? "";
  const before = tail.slice(0, tail.length - word.length);
  if (!/\s$/.test(before)) return { kind: "nowhere" };
  const present = [...before.matchAll(ATTRIBUTE)].map((match) => (match[1] ?? "").toLowerCase());
  return { kind: "attribute", tag, present, from: start + before.length };
}

/** Where `position` stands in a source. */
export function markupPlace(source: string, position: number): MarkupPlace {
  const text = withoutLiquid(source.slice(0, position));
  const { open, end } = scan(text);
  const tail = text.slice(end);
  const parent = open.at(-1);
  const start = tail.lastIndexOf("<");
  const cut = start >= 0 ? tail.slice(start) : "";
  if (tail.includes("<!--")) return { kind: "nowhere" };
  const ending = /^<\/([\w:-]*)$/.exec(cut);
  if (ending !== null) {
    return { kind: "end", name: parent, from: end + start + 2 };
  }
  const name = /^<([\w:-]*)$/.exec(cut);
  if (name !== null) return { kind: "tag", parent, from: end + start + 1 };
  const inside = /^<([A-Za-z][\w:-]*)(?=[\s"'/])/.exec(cut);
  if (inside?.[1] !== undefined) {
    const offset = inside[0].length;
    return insideTag(cut.slice(offset), end + start + offset, inside[1].toLowerCase());
  }
  const word = /[\w:-]*$/.exec(tail)?.[0] ?? "";
  return { kind: "content", parent, from: position - word.length };
}
