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

/** What to mark for a problem at a line and column: the tag or word there, else the whole line. */
export function rangeAt(text: Lines, line: number, column?: number | null): Range {
  const found = text.line(Math.min(Math.max(line, 1), text.lines));
  const blank = /^\s*/.exec(found.text)?.[0].length ?? 0;
  const whole = { from: Math.min(found.from + blank, found.to), to: found.to };
  if (line > text.lines || column === undefined || column === null || column < 1) return whole;
  // The engine counts characters, the browser counts UTF-16 units: an emoji is one and two.
  const offset = [...found.text].slice(0, column - 1).join("").length;
  const from = found.from + offset;
  if (from >= found.to) return whole;
  const word = WORD.exec(found.text.slice(offset))?.[0];
  return { from, to: from + (word?.length ?? 1) };
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
