/** What an email's own source teaches: its colors, fonts and classes, most used first. */

interface SourceFacts {
  readonly colors: readonly string[];
  readonly fonts: readonly string[];
  readonly classes: readonly string[];
}

const COLOR = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b(?!;)/gi;
const FONT = /\bfont-family="([^"{]+)"/g;
const FONT_TAG = /<mj-font\b[^>]*\bname="([^"]+)"/g;
const CLASS_TAG = /<mj-class\b[^>]*\bname="([^"]+)"/g;

/** The different values of matches, most frequent first. */
function ranked(values: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

const captured = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map((match) => match[1] ?? match[0]);

/** Read the facts of a source. */
export function sourceFacts(source: string): SourceFacts {
  const loaded = captured(source, FONT_TAG).map((name) => `${name}, Arial, sans-serif`);
  return {
    colors: ranked(captured(source, COLOR).map((value) => value.toLowerCase())),
    fonts: ranked([...captured(source, FONT), ...loaded]),
    classes: ranked(captured(source, CLASS_TAG)),
  };
}
