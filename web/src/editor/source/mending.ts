/** Mechanical mends: attributes set on the tag that stands at a line of the source. */

import { linesOf } from "@/editor/source/positions";

interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const OPENING = /<([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*?)(\s*\/?>)/g;

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const quoted = (value: string): string => `"${value.replace(/"/g, "&quot;")}"`;

function withAttribute(attributes: string, name: string, value: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const existing = new RegExp(
    `(\\s${escaped}\\s*=\\s*)("[^"]*"|'[^']*'|[^\\s"'<>/]+)|\\s${escaped}(?=\\s|$)`,
  );
  if (existing.test(attributes))
    return attributes.replace(existing, () => ` ${name}=${quoted(value)}`);
  return `${attributes} ${name}=${quoted(value)}`;
}

/** The change that sets attributes on the tag at a place; nothing when no tag starts there. */
export function attributeChange(
  source: string,
  place: { line: number; column?: number | null; tag?: string },
  set: Readonly<Record<string, string>>,
): Change | undefined {
  const lines = linesOf(source);
  if (place.line < 1 || place.line > lines.lines) return undefined;
  const { from, to } = lines.line(place.line);
  const start = from + Math.max((place.column ?? 1) - 1, 0);
  OPENING.lastIndex = start;
  let match = OPENING.exec(source);
  while (match !== null && place.tag !== undefined && match[1]?.toLowerCase() !== place.tag) {
    match = OPENING.exec(source);
  }
  if (match === null || match.index > to) return undefined;
  const [, name = "", attributes = ""] = match;
  let changed = attributes;
  for (const [key, value] of Object.entries(set))
    changed = withAttribute(changed, kebab(key), value);
  const begin = match.index + 1 + name.length;
  return { from: begin, to: begin + attributes.length, insert: changed };
}

/** A source with a change made. */
export function withChange(source: string, change: Change): string {
  return source.slice(0, change.from) + change.insert + source.slice(change.to);
}

/** The smallest single change that turns one text into another. */
export function smallestChange(before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
