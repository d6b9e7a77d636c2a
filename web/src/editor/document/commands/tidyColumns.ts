// Keep rows whole after columns came or went: no row without a column, widths that add up.
import * as Y from "yjs";
import { type LiveDocument, ROOT } from "../live/liveDocument";
import { setProps } from "./setProps";

const ROWS: ReadonlySet<string> = new Set(["section", "group", "wrapper"]);
const PERCENT = /^(\d+(?:\.\d+)?)%$/;

/** Takes away the rows that lost their last child, and what is empty without them. */
export function dropEmptied(live: LiveDocument, parents: readonly string[]): string[] {
  const dropped: string[] = [];
  live.change(() => {
    for (const parent of new Set(parents)) {
      let at: string | undefined = parent;
      while (at && at !== ROOT && isEmptyRow(live, at)) {
        const above: string | undefined = live.parentOf(at);
        live.remove(at);
        dropped.push(at);
        at = above;
      }
    }
  });
  return dropped;
}

/**
 * Widths in percent add up to 100 again, in the proportions they have. A column without a width
 * among others that have one gets as much as they have on average; a column alone needs none.
 */
export function balanceColumns(live: LiveDocument, row: string): void {
  const columns = live.childrenOf(row).filter((id) => live.typeOf(id) === "column");
  const given = columns.map((id) => percentOf(live, id));
  if (given.every((width) => width === null) || columns.some((id) => isFixed(live, id))) {
    return;
  }
  const known = given.filter((width) => width !== null);
  const usual = sumOf(known) / known.length;
  const shares = given.map((width) => width ?? usual);
  const whole = sumOf(shares);
  const addsUp = Math.abs(whole - 100) < 0.1 && known.length === given.length;
  if (columns.length > 1 && addsUp) {
    return;
  }
  live.change(() => {
    columns.forEach((id, at) => {
      const width = (100 * (shares[at] ?? 0)) / whole;
      const written = columns.length === 1 ? undefined : `${Number(width.toFixed(2))}%`;
      setProps(live, [id], { width: written });
    });
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function isEmptyRow(live: LiveDocument, id: string): boolean {
  return ROWS.has(live.typeOf(id) ?? "") && live.childrenOf(id).length === 0;
}

function widthOf(live: LiveDocument, id: string): unknown {
  const props = live.blocks.get(id)?.get("props");
  return props instanceof Y.Map ? props.get("width") : undefined;
}

function percentOf(live: LiveDocument, id: string): number | null {
  const found = PERCENT.exec(String(widthOf(live, id) ?? ""));
  return found ? Number(found[1]) : null;
}

function isFixed(live: LiveDocument, id: string): boolean {
  const width = widthOf(live, id);
  return width !== undefined && percentOf(live, id) === null;
}
