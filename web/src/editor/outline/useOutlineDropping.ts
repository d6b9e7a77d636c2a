// Dragging over the outline: the place under the pointer, and the drop.
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { type RefObject, useEffect, useRef, useState } from "react";
import { type DraggedThing, draggedOf, dropDragged, mayDrop } from "../canvas/dragging";
import type { Editor } from "../session/editor";
import { type RowPlace, rowPlace } from "./places";
import type { Row } from "./rows";

/** So long a drag rests on a collapsed row before it opens, in milliseconds. */
const OPENS_AFTER = 600;

interface Dropping {
  readonly tree: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly expand: (ids: readonly string[]) => void;
}

/** The place where what is dragged would land; null when nothing is dragged here. */
export function useOutlineDropping(editor: Editor, dropping: Dropping): RowPlace | null {
  const [place, setPlace] = useState<RowPlace | null>(null);
  const latest = useRef(dropping);
  latest.current = dropping;
  const { tree } = dropping;
  useEffect(() => {
    const element = tree.current;
    if (element === null) {
      return;
    }
    let found: RowPlace | null = null;
    let resting: ReturnType<typeof setTimeout> | undefined;
    let restsOn = "";
    const look = (next: RowPlace | null) => {
      found = next;
      setPlace((before) => (samePlace(before, next) ? before : next));
    };
    const rest = (id: string) => {
      if (id !== restsOn) {
        clearTimeout(resting);
        restsOn = id;
        resting = setTimeout(() => id && latest.current.expand([id]), OPENS_AFTER);
      }
    };
    const end = () => {
      rest("");
      look(null);
    };
    return combine(
      autoScrollForElements({ element }),
      dropTargetForElements({
        element,
        canDrop: ({ source: { data } }) => draggedOf(data) !== null,
        onDrag({ source: { data }, location }) {
          const thing = draggedOf(data);
          const row = rowUnder(element, location.current.input.clientY);
          rest(row?.dataset["row"] ?? "");
          look(
            thing && row
              ? placeUnder(editor, latest.current.rows, thing, [
                  row,
                  location.current.input.clientY,
                ])
              : null,
          );
        },
        onDragLeave: end,
        onDrop({ source: { data } }) {
          const thing = draggedOf(data);
          const there = found;
          end();
          if (thing && there) {
            dropDragged(editor, thing, there);
          }
        },
      }),
      () => clearTimeout(resting),
    );
  }, [editor, tree]);
  return place;
}

function placeUnder(
  editor: Editor,
  rows: readonly Row[],
  thing: DraggedThing,
  [row, y]: readonly [HTMLElement, number],
): RowPlace | null {
  const box = row.getBoundingClientRect();
  const moved = new Set("ids" in thing ? thing.ids : []);
  const tree = {
    rows,
    childrenOf: (parent: string) => editor.live.childrenOf(parent).filter((id) => !moved.has(id)),
    may: (parent: string) => mayDrop(editor, thing, parent),
  };
  return rowPlace(tree, row.dataset["row"] ?? "", (y - box.top) / Math.max(1, box.height));
}

/** The row at a height; below the last one it is the last one. */
function rowUnder(tree: HTMLElement, y: number): HTMLElement | null {
  const rows = [...tree.querySelectorAll<HTMLElement>("[data-row]")];
  return rows.find((row) => y < row.getBoundingClientRect().bottom) ?? rows.at(-1) ?? null;
}

function samePlace(one: RowPlace | null, other: RowPlace | null): boolean {
  return (
    one === other ||
    (one?.row === other?.row && one?.side === other?.side && one?.level === other?.level)
  );
}
