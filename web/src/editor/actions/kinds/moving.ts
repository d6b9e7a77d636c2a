// Actions that take blocks somewhere else: up and down, and into the next container.
import {
  ArrowDown,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUp,
  type LucideIcon,
} from "lucide-react";
import { moveBlocks } from "../../document/commands/moveBlocks";
import { balanceColumns, dropEmptied } from "../../document/commands/tidyColumns";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { closedParent, fixedStructure } from "../refusing";
import { onlyParent, topmost } from "../selected";
import { namesOf, placeOf } from "../wording";
import { type Direction, hopPlace, type Place, wayPlace } from "./places";

type Way = (live: Editor["live"], ids: readonly string[], direction: Direction) => Place | null;

function moving(
  id: string,
  label: string,
  icon: LucideIcon,
  keys: string,
  [way, direction]: readonly [Way, Direction],
): BlockAction {
  const refusal = (editor: Editor): string | null => {
    const fixed = fixedStructure(editor);
    if (fixed !== null) {
      return fixed;
    }
    const ids = topmost(editor);
    if (onlyParent(editor.live, ids) === null) {
      return "These blocks stand in different places. Move them one by one.";
    }
    const place = way(editor.live, ids, direction);
    if (place === null) {
      return `There is no place ${direction < 0 ? "above" : "below"} where ${namesOf(editor.live, ids)} could go.`;
    }
    return closedParent(editor, place.parent);
  };
  const run = (editor: Editor): void => {
    const ids = topmost(editor);
    const place = way(editor.live, ids, direction);
    if (place !== null) {
      moveTo(editor, ids, place);
    }
  };
  return { id, label: () => label, icon, group: "move", keys: [keys], refusal, run };
}

/** Moves blocks as one step, keeps the rows whole, and says where they are now. */
export function moveTo(editor: Editor, ids: readonly string[], place: Place): boolean {
  const { live } = editor;
  const from = ids.flatMap((id) => live.parentOf(id) ?? []);
  const moved = editor.run(() => {
    const done = moveBlocks(live, ids, place);
    for (const parent of done ? new Set([...from, place.parent]) : []) {
      if (from.some((one) => one !== place.parent)) {
        balanceColumns(live, parent);
      }
    }
    dropEmptied(live, done ? from : []);
    return done;
  });
  const [first] = ids;
  if (moved && first !== undefined) {
    editor.select(ids);
    editor.store.getState().canvas?.reveal(first);
    editor.announce(`${namesOf(live, ids)} moved to ${placeOf(live, first)}`);
  }
  return moved ?? false;
}

export const MOVING: readonly BlockAction[] = [
  moving("move-up", "Move up", ArrowUp, "alt+arrowup", [wayPlace, -1]),
  moving("move-down", "Move down", ArrowDown, "alt+arrowdown", [wayPlace, 1]),
  moving("hop-back", "Move to the previous container", ArrowLeftToLine, "alt+arrowleft", [
    hopPlace,
    -1,
  ]),
  moving("hop-on", "Move to the next container", ArrowRightToLine, "alt+arrowright", [hopPlace, 1]),
];
