// Where something dropped onto a row of the outline would stand.
import { ROOT } from "../document/live/liveDocument";
import type { Row } from "./rows";

export interface RowPlace {
  readonly parent: string;
  readonly index: number;
  /** The row at which the line is drawn, and on which side; inside it is a frame. */
  readonly row: string;
  readonly side: "before" | "after" | "inside";
  readonly level: number;
}

interface Tree {
  readonly rows: readonly Row[];
  /** The ids below a parent, without what is moved. */
  readonly childrenOf: (parent: string) => readonly string[];
  readonly may: (parent: string) => boolean;
}

/** `height` is how far down the pointer is on the row: 0 at its top, 1 at its bottom. */
export function rowPlace(tree: Tree, id: string, height: number): RowPlace | null {
  const row = tree.rows.find((one) => one.id === id);
  if (!row) {
    return null;
  }
  return candidates(tree, row, height).find((place) => tree.may(place.parent)) ?? null;
}

/** What is meant, the likeliest first: inside, beside, or beside what is around. */
function candidates(tree: Tree, row: Row, height: number): RowPlace[] {
  const into = intoRow(tree, row);
  const before = besides(tree, row, "before");
  const after = besides(tree, row, "after");
  if (row.id === ROOT) {
    return [into];
  }
  if (row.expanded === true && height > 0.75) {
    // between a parent and its first child
    return [into, ...after, ...before];
  }
  if (height < 0.25) {
    return [...before, into, ...after];
  }
  if (height > 0.75) {
    return [...after, into, ...before];
  }
  return [into, ...(height < 0.5 ? [...before, ...after] : [...after, ...before])];
}

function intoRow(tree: Tree, row: Row): RowPlace {
  const index = row.expanded === true ? 0 : tree.childrenOf(row.id).length;
  return { parent: row.id, index, row: row.id, side: "inside", level: row.level + 1 };
}

/** Beside a row, and beside everything it stands in. */
function besides(tree: Tree, row: Row, side: "before" | "after"): RowPlace[] {
  const found: RowPlace[] = [];
  for (let at: Row | undefined = row; at && at.parent !== null; ) {
    const current: Row = at;
    const siblings = tree.childrenOf(current.parent ?? ROOT);
    const place = siblings.indexOf(current.id);
    if (place >= 0) {
      found.push({
        parent: current.parent ?? ROOT,
        index: side === "before" ? place : place + 1,
        row: side === "before" ? current.id : lastInside(tree.rows, current),
        side,
        level: current.level,
      });
    }
    at = tree.rows.find((one) => one.id === current.parent);
  }
  return found;
}

/** The last visible row of a block: a line behind a block is drawn behind all that is in it. */
function lastInside(rows: readonly Row[], row: Row): string {
  const start = rows.indexOf(row);
  const end = rows.findIndex((one, at) => at > start && one.level <= row.level);
  return rows.at(end < 0 ? -1 : end - 1)?.id ?? row.id;
}
