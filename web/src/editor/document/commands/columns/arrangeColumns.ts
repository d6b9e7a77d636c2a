// Give a section so many columns of such widths; what stood in columns that go is kept.
import { newId as anyId } from "../../ids";
import type { LiveDocument } from "../../live/liveDocument";
import type { Block } from "../../model";
import { setProps } from "../setProps";

/** One width per column; undefined leaves it to MJML, which shares the row evenly. */
export function arrangeColumns(
  live: LiveDocument,
  section: string,
  widths: readonly (string | undefined)[],
  newId: () => string = anyId,
): void {
  if (live.typeOf(section) !== "section" || widths.length === 0) {
    return;
  }
  live.change(() => {
    const row = rowOf(live, section);
    const columns = columnsIn(live, row);
    const kept = columns.slice(0, widths.length);
    const last = kept.at(-1);
    for (const gone of columns.slice(widths.length)) {
      if (last !== undefined) {
        live.place(live.childrenOf(gone), last, live.childrenOf(last).length);
      }
      live.remove(gone);
    }
    const added = widths
      .slice(kept.length)
      .map(() => ({ type: "column", id: newId(), children: [] }) as unknown as Block);
    live.insert(added, row, placeBehind(live, row, last));
    [...kept, ...added.map((column) => column.id)].forEach((column, at) => {
      setProps(live, [column], { width: widths[at] });
    });
  });
}

/** What holds the columns of a section: itself, or the group in which all of them stand. */
export function rowOf(live: LiveDocument, section: string): string {
  const [only, ...others] = live.childrenOf(section);
  const grouped = only !== undefined && others.length === 0 && live.typeOf(only) === "group";
  return grouped ? only : section;
}

/** The columns directly in a row. */
export function columnsIn(live: LiveDocument, row: string): string[] {
  return live.childrenOf(row).filter((id) => live.typeOf(id) === "column");
}

function placeBehind(live: LiveDocument, row: string, column: string | undefined): number {
  const children = live.childrenOf(row);
  return column === undefined ? children.length : children.indexOf(column) + 1;
}
