// Changes of a table's rows and columns; what is added looks like what stands beside it.
import type { Cell, Row, Rows } from "./rows";

const PLAIN: Cell = { tag: "td", open: "<td>", html: "", after: "" };
const SPAN = /\b(?:col|row)span\s*=\s*["']?(?:[2-9]|\d\d)/i;

/** Whether every row has as many cells: only then is there a column to add or take away. */
export function isGrid({ rows }: Rows): boolean {
  const [first] = rows;
  return rows.every(
    ({ cells }) =>
      cells.length === first?.cells.length && !cells.some(({ open }) => SPAN.test(open)),
  );
}

export function withCell(table: Rows, row: number, column: number, html: string): Rows {
  return changed(table, (cell, y, x) => (y === row && x === column ? { ...cell, html } : cell));
}

/** A row behind another, its cells empty. */
export function withRow({ rows, after }: Rows, behind: number): Rows {
  const like = rows[behind];
  const row: Row = like
    ? {
        ...like,
        before: lineBreak(like.before),
        cells: like.cells.map((cell) => asData({ ...cell, html: "" })),
      }
    : { before: "", open: "<tr>", lead: "", cells: [PLAIN, PLAIN] };
  return { rows: [...rows.slice(0, behind + 1), row, ...rows.slice(behind + 1)], after };
}

/** What stood before the row, such as the beginning of a loop, stays. */
export function withoutRow({ rows, after }: Rows, at: number): Rows {
  const before = rows[at]?.before ?? "";
  const rest = rows.filter((_, place) => place !== at);
  const next = rest[at];
  if (before.trim() === "") {
    return { rows: rest, after };
  }
  return next
    ? {
        rows: rest.map((row) => (row === next ? { ...row, before: before + row.before } : row)),
        after,
      }
    : { rows: rest, after: before + after };
}

export function withColumn(table: Rows, behind: number): Rows {
  return eachRow(table, (cells) => {
    const like = cells[behind] ?? cells.at(-1) ?? PLAIN;
    return [...cells.slice(0, behind + 1), { ...like, html: "" }, ...cells.slice(behind + 1)];
  });
}

export function withoutColumn(table: Rows, at: number): Rows {
  return eachRow(table, (cells) => cells.filter((_, place) => place !== at));
}

/** Whether the first row is read as the names of the columns. */
export function hasHeader({ rows }: Rows): boolean {
  const cells = rows[0]?.cells ?? [];
  return cells.length > 0 && cells.every(({ tag }) => tag === "th");
}

export function withHeader(table: Rows, header: boolean): Rows {
  return changed(table, (cell, row) => (row > 0 ? cell : header ? asHeader(cell) : asData(cell)));
}

export type Align = "left" | "center" | "right";

/** How a column stands, by the style or the attribute of its first cell. */
export function alignOf({ rows }: Rows, column: number): Align | undefined {
  const open = rows[0]?.cells[column]?.open ?? "";
  const found =
    /text-align\s*:\s*(left|center|right)/i.exec(open) ??
    /\balign\s*=\s*["']?(left|center|right)/i.exec(open);
  return found?.[1]?.toLowerCase() as Align | undefined;
}

export function withAlign(table: Rows, column: number, align: Align): Rows {
  return changed(table, (cell, _, x) =>
    x === column ? { ...cell, open: aligned(cell.open, align) } : cell,
  );
}

function aligned(open: string, align: Align): string {
  if (/text-align\s*:/i.test(open)) {
    return open.replace(/text-align\s*:\s*[a-z]+/i, `text-align:${align}`);
  }
  if (/\balign\s*=/i.test(open)) {
    return open.replace(/\balign\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/i, `align="${align}"`);
  }
  return open.replace(/^<(t[dh])/i, `<$1 align="${align}"`);
}

function changed(table: Rows, change: (cell: Cell, row: number, column: number) => Cell): Rows {
  return {
    ...table,
    rows: table.rows.map((row, y) => ({
      ...row,
      cells: row.cells.map((cell, x) => change(cell, y, x)),
    })),
  };
}

function eachRow(table: Rows, change: (cells: readonly Cell[]) => readonly Cell[]): Rows {
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: change(row.cells) })) };
}

function asHeader(cell: Cell): Cell {
  return { ...cell, tag: "th", open: cell.open.replace(/^<td/i, "<th") };
}

function asData(cell: Cell): Cell {
  return { ...cell, tag: "td", open: cell.open.replace(/^<th/i, "<td") };
}

function lineBreak(before: string): string {
  return /^\s*\n\s*/.exec(before)?.[0] ?? (before.trim() === "" ? before : "");
}
