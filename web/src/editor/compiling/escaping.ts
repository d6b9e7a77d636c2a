// Characters in and out of markup, with Liquid left alone: the engine's rules, to the letter.

export const LIQUID = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g;
const TEXT = /[&<>{}\u00a0\u00ad\u200b-\u200c\u200e\u200f\u2060\ufeff]/g;
const VALUE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
  /[&<>"\x00-\x1f\u00a0\u00ad\u200b\u200c\u200e\u200f\u2028\u2029\u2060\ufeff]/g;
const NAMES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\u00a0": "&nbsp;",
  "\u00ad": "&shy;",
  "\u200c": "&zwnj;",
  "\u200e": "&lrm;",
  "\u200f": "&rlm;",
};

function reference(character: string): string {
  return NAMES[character] ?? `&#${character.charCodeAt(0)};`;
}

/** Plain characters as HTML text: no brace is left that could begin a template tag. */
export function escapeText(text: string): string {
  return text.replace(TEXT, reference);
}

/** A value for a double-quoted attribute, Liquid included, as every XML parser reads it. */
export function escapeValue(value: string): string {
  return value.replace(VALUE, (character) => (character === '"' ? "&quot;" : reference(character)));
}

function around(text: string, escaped: (part: string) => string): string {
  if (!text.includes("{")) {
    return escaped(text);
  }
  let out = "";
  let at = 0;
  for (const tag of text.matchAll(LIQUID)) {
    out += escaped(text.slice(at, tag.index)) + tag[0];
    at = tag.index + tag[0].length;
  }
  return out + escaped(text.slice(at));
}

/** A value for a double-quoted attribute whose Liquid tags stay as they are. */
export function escapeAroundLiquid(value: string): string {
  return around(value, escapeValue);
}

/** Plain characters as HTML text, Liquid tags as they are. */
export function escapeTextAroundLiquid(text: string): string {
  return around(text, escapeText);
}

// what the engine takes for white space at an end, which is not quite what trim() takes for it
const START =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they count as white space there
  /^[\s\x1c-\x1f\x85]+/;
const END =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they count as white space there
  /[\s\x1c-\x1f\x85]+$/;

/** Text without the white space around it. A byte order mark is no white space here. */
export function stripped(text: string): string {
  const start = START.exec(text)?.[0].replace(/\ufeff.*$/s, "").length ?? 0;
  const tail = END.exec(text.slice(start))?.[0].replace(/^.*\ufeff/s, "").length ?? 0;
  return text.slice(start, text.length - tail);
}
