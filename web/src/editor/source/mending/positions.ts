/** Lines and columns, as the engine reports them, to ranges of a source. */

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The part of CodeMirror's text that finding a place needs. */
export interface Lines {
  readonly lines: number;
  line(number: number): { readonly from: number; readonly to: number; readonly text: string };
}

const WORD = /^(?:<\/?[A-Za-z][\w:-]*|\{[{%][\s\S]*?[%}]\}|[\w.:-]+)/;

/** What to mark for a problem at a place: the tag or word there; without a column the line's first. */
export function rangeAt(text: Lines, line: number, column?: number | null): Range {
  const found = text.line(Math.min(Math.max(line, 1), text.lines));
  const indent = /^\s*/.exec(found.text)?.[0].length ?? 0;
  const inside = line <= text.lines && column !== undefined && column !== null && column > 0;
  // The engine counts characters, the browser counts UTF-16 units: an emoji is one and two.
  const given = inside ? [...found.text].slice(0, column - 1).join("").length : indent;
  const offset = given < found.text.length ? given : indent;
  const from = Math.min(found.from + offset, found.to);
  const word = WORD.exec(found.text.slice(offset))?.[0];
  return { from, to: Math.min(from + (word?.length ?? 1), found.to) };
}

/** The same lines for a plain string. */
export function linesOf(source: string): Lines {
  const parts = source.split("\n");
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length + 1);
  return {
    lines: parts.length,
    line: (number) => {
      const text = parts[number - 1] ?? "";
      const from = starts[number - 1] ?? 0;
      return { from, to: from + text.length, text };
    },
  };
}
