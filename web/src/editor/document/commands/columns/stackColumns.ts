// How the columns of a section stand on phones: below each other, in reverse, or side by side.
import { newId as anyId } from "../../ids";
import type { LiveDocument } from "../../live/liveDocument";
import { type Block, inside } from "../../model";
import { setProps } from "../setProps";
import { rowOf } from "./arrangeColumns";

export type Stacking = "normal" | "reverse" | "beside";

/** How a section's columns stand on phones. */
export function stackingOf(section: Block): Stacking {
  const [only, ...others] = inside(section);
  if (only?.type === "group" && others.length === 0) {
    return "beside";
  }
  return section.type === "section" && section.props?.["direction"] === "rtl"
    ? "reverse"
    : "normal";
}

/** On wide screens every column stays where it is. */
export function stackColumns(
  live: LiveDocument,
  id: string,
  wanted: Stacking,
  newId: () => string = anyId,
): void {
  const section = live.read(id);
  if (section?.type !== "section" || stackingOf(section) === wanted) {
    return;
  }
  live.change(() => {
    loosen(live, id, stackingOf(section));
    if (wanted === "reverse") {
      turn(live, id, "rtl");
    } else if (wanted === "beside") {
      const group = { type: "group", id: newId(), children: [] } as unknown as Block;
      const columns = live.childrenOf(id);
      live.insert([group], id, columns.length);
      live.place(columns, group.id, 0);
    }
  });
}

/** Columns that stand below each other in the order in which they are written. */
function loosen(live: LiveDocument, id: string, given: Stacking): void {
  if (given === "reverse") {
    turn(live, id, undefined);
  } else if (given === "beside") {
    const group = rowOf(live, id);
    live.place(live.childrenOf(group), id, 0);
    live.remove(group);
  }
}

// what is written last stands first where columns run from right to left, but below the others
function turn(live: LiveDocument, id: string, direction: "rtl" | undefined): void {
  setProps(live, [id], { direction });
  live.place(live.childrenOf(id).reverse(), id, 0);
}
