// The rows and cells of a table in HTML, cut and put together again without losing a sign.

export interface Cell {
  readonly tag: "td" | "th";
  /** The opening tag as it is written. */
  readonly open: string;
  readonly html: string;
  /** What stands between this cell and the next, or the end of the row. */
  readonly after: string;
}

export interface Row {
  /** What stands before the row: whitespace, `<thead>`, template tags. */
  readonly before: string;
  readonly open: string;
  /** What stands between the opening tag and the first cell. */
  readonly lead: string;
  readonly cells: readonly Cell[];
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly after: string;
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly start: number;
  readonly end: number;
}

const TAGS = /<!--[\s\S]*?-->|<(\/?)(table|tr|td|th)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** The rows of a table's HTML; null for what is not written as plain rows and cells. */
export function parseRows(html: string): Rows | null {
  const rows: Row[] = [];
  const tags = [...tagsOf(html)];
  let [at, place] = [0, 0];
  while (place < tags.length) {
    const read = readRow(html, tags, place, at);
    if (read === null) {
      return null;
    }
    rows.push(read.row);
    [place, at] = [read.next, read.end];
  }
  return { rows, after: html.slice(at) };
}

export function printRows({ rows, after }: Rows): string {
  const cell = ({ tag, open, html, after: gap }: Cell) => `${open}${html}</${tag}>${gap}`;
  const row = ({ before, open, lead, cells }: Row) =>
    `${before}${open}${lead}${cells.map(cell).join("")}</tr>`;
  return `${rows.map(row).join("")}${after}`;
}

function* tagsOf(html: string): Generator<Tag> {
  for (const found of html.matchAll(TAGS)) {
    if (found[2] !== undefined) {
      const start = found.index;
      const end = start + found[0].length;
      yield { name: found[2].toLowerCase(), closing: found[1] === "/", start, end };
    }
  }
}

function readRow(html: string, tags: readonly Tag[], from: number, at: number) {
  const first = tags[from];
  if (first === undefined || first.name !== "tr" || first.closing) {
    return null;
  }
  const cells: Cell[] = [];
  // what stands between tags, by turns: before the first cell, and behind each of them
  const gaps: string[] = [];
  let [place, end] = [from + 1, first.end];
  for (let tag = tags[place]; tag !== undefined && tag.name !== "tr"; tag = tags[place]) {
    const read = readCell(html, tags, place);
    if (read === null) {
      return null;
    }
    gaps.push(html.slice(end, tag.start));
    cells.push(read.cell);
    [place, end] = [read.next, read.end];
  }
  const last = tags[place];
  // the closing tag is written in one way only: anything else would not come out as it was
  if (last === undefined || html.slice(last.start, last.end) !== "</tr>") {
    return null;
  }
  gaps.push(html.slice(end, last.start));
  const row: Row = {
    before: html.slice(at, first.start),
    open: html.slice(first.start, first.end),
    lead: gaps[0] ?? "",
    cells: cells.map((cell, place) => ({ ...cell, after: gaps[place + 1] ?? "" })),
  };
  return { row, next: place + 1, end: last.end };
}

function readCell(html: string, tags: readonly Tag[], from: number) {
  const first = tags[from];
  if (first === undefined || first.closing || (first.name !== "td" && first.name !== "th")) {
    return null;
  }
  let depth = 0;
  for (let place = from + 1; place < tags.length; place += 1) {
    const tag = tags[place] as Tag;
    if (tag.name === "table") {
      depth += tag.closing ? -1 : 1;
    } else if (depth === 0) {
      const closes = tag.closing && html.slice(tag.start, tag.end) === `</${first.name}>`;
      const open = html.slice(first.start, first.end);
      const cell = {
        tag: first.name as Cell["tag"],
        open,
        html: html.slice(first.end, tag.start),
        after: "",
      };
      return closes ? { cell, next: place + 1, end: tag.end } : null;
    }
  }
  return null;
}
