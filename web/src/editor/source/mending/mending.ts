/** Mechanical mends: attributes set on the tag that stands at a line of the source. */

export interface Change {
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

/** The change that sets attributes on a start tag, which has to begin at `start`. */
export function attributeChange(
  source: string,
  start: number,
  set: Readonly<Record<string, string>>,
): Change | undefined {
  const here = new RegExp(OPENING.source, "y");
  here.lastIndex = start;
  const match = here.exec(source);
  if (match === null) {
    return undefined;
  }
  const [, name = "", attributes = ""] = match;
  let changed = attributes;
  for (const [key, value] of Object.entries(set)) {
    changed = withAttribute(changed, kebab(key), value);
  }
  const begin = start + 1 + name.length;
  return { from: begin, to: begin + attributes.length, insert: changed };
}

export interface Tagged {
  readonly tag: string;
  /** The start tag. */
  readonly start: number;
  readonly inner: number;
  /** The end tag, or the end of a tag without content. */
  readonly innerEnd: number;
  readonly end: number;
}

/** The elements with a name, defaults in mj-attributes and comments left out. */
export function elementsOf(source: string, tag: string): Tagged[] {
  const blank = (text: string): string => text.replace(/[<>]/g, " ");
  const body = source.replace(/<mj-attributes[\s\S]*?<\/mj-attributes>|<!--[\s\S]*?-->/g, blank);
  return [...body.matchAll(OPENING)]
    .filter((match) => match[1]?.toLowerCase() === tag)
    .map((match) => {
      const inner = match.index + match[0].length;
      const closing = `</${match[1]}>`;
      const at = match[3]?.includes("/") ? -1 : body.indexOf(closing, inner);
      const [innerEnd, end] = at < 0 ? [inner, inner] : [at, at + closing.length];
      return { tag, start: match.index, inner, innerEnd, end };
    });
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
