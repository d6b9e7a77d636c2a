interface Piece {
  start: number;
  text: string;
  marked: boolean;
}

/** Cut a text at ranges of [start, end); what does not fit the text is ignored. */
export function splitRanges(text: string, ranges: readonly (readonly number[])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, marked: boolean) => {
    if (end > at) {
      pieces.push({ start: at, text: text.slice(at, end), marked });
      at = end;
    }
  };
  for (const [start = 0, end = 0] of [...ranges].sort(
    (one, other) => (one[0] ?? 0) - (other[0] ?? 0),
  )) {
    if (start < at || end > text.length || end <= start) {
      continue;
    }
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return pieces;
}

const LEAD = 24;

interface Snippet {
  text: string;
  ranges: readonly (readonly number[])[];
}

/** A snippet that begins shortly before its first match, so that one line of it shows the match. */
export function aroundMatch(text: string, ranges: readonly (readonly number[])[]): Snippet {
  const first = Math.min(...ranges.map(([start = 0]) => start));
  if (!Number.isFinite(first) || first <= LEAD) {
    return { text, ranges };
  }
  const space = text.indexOf(" ", first - LEAD);
  const cut = space >= 0 && space < first ? space + 1 : first - LEAD;
  const shift = cut - 1;
  return {
    text: `…${text.slice(cut)}`,
    ranges: ranges.map(([start = 0, end = 0]) => [start - shift, end - shift]),
  };
}
