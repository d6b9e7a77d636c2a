// Actions that select other blocks: up and down the tree, and along it.
import {
  ArrowDownNarrowWide,
  BoxSelect,
  CornerDownRight,
  CornerLeftUp,
  type LucideIcon,
  MoveDown,
  MoveUp,
} from "lucide-react";
import { ROOT } from "../../document/live/liveDocument";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { nothingSelected } from "../refusing";
import { inOrder } from "../selected";
import { namesOf, placeOf } from "../wording";

/** Selects blocks, brings the first into view, and says which they are. */
export function choose(editor: Editor, ids: readonly string[]): void {
  const [first] = ids;
  editor.select(ids);
  if (first === undefined) {
    editor.announce("Nothing selected");
    return;
  }
  editor.store.getState().canvas?.reveal(first);
  const place = ids.length === 1 ? `, ${placeOf(editor.live, first)}` : "";
  editor.announce(`${namesOf(editor.live, ids)} selected${place}`);
}

/** The block before or behind the selected one; the first or the last when there is none. */
export function neighborInOrder(editor: Editor, direction: -1 | 1): string | undefined {
  const all = inOrder(editor);
  const { selection } = editor.store.getState();
  const places = selection.map((id) => all.indexOf(id));
  if (places.length === 0) {
    return all.at(direction > 0 ? 0 : -1);
  }
  return all[direction > 0 ? Math.max(...places) + 1 : Math.min(...places) - 1];
}

/** What stands to the left or right: the next column at the same height; else parent or child. */
export function neighborAside(editor: Editor, direction: -1 | 1): string | undefined {
  const { live } = editor;
  const id = editor.store.getState().selection.at(direction > 0 ? -1 : 0);
  if (id === undefined) {
    return undefined;
  }
  const column = live.typeOf(id) === "column" ? id : live.parentOf(id);
  if (column !== undefined && live.typeOf(column) === "column") {
    const columns = live.childrenOf(live.parentOf(column) ?? ROOT);
    const next = columns[columns.indexOf(column) + direction];
    if (next !== undefined) {
      const content = live.childrenOf(next);
      const height = live.childrenOf(column).indexOf(id);
      return column === id ? next : (content[Math.min(height, content.length - 1)] ?? next);
    }
  }
  return direction > 0 ? firstChildOf(editor) : parentOf(editor);
}

function parentOf(editor: Editor): string | undefined {
  const [id] = editor.store.getState().selection;
  const parent = id === undefined ? undefined : editor.live.parentOf(id);
  return parent === ROOT ? undefined : parent;
}

function firstChildOf(editor: Editor): string | undefined {
  const [id] = editor.store.getState().selection;
  return id === undefined ? undefined : editor.live.childrenOf(id)[0];
}

type Target = (editor: Editor) => string | undefined;

function selecting(
  id: string,
  label: string,
  icon: LucideIcon,
  target: Target,
  otherwise: string,
): BlockAction {
  return {
    id,
    label: () => label,
    icon,
    group: "select",
    keys: [],
    refusal: (editor) =>
      nothingSelected(editor) ?? (target(editor) === undefined ? otherwise : null),
    run(editor) {
      const found = target(editor);
      choose(editor, found === undefined ? [] : [found]);
    },
  };
}

export const SELECTING: readonly BlockAction[] = [
  selecting(
    "select-parent",
    "Select the parent",
    CornerLeftUp,
    parentOf,
    "This stands at the top.",
  ),
  selecting(
    "select-child",
    "Select the first child",
    CornerDownRight,
    firstChildOf,
    "There is nothing inside.",
  ),
  selecting(
    "select-previous",
    "Select the previous block",
    MoveUp,
    (editor) => neighborInOrder(editor, -1),
    "This is the first block.",
  ),
  selecting(
    "select-next",
    "Select the next block",
    MoveDown,
    (editor) => neighborInOrder(editor, 1),
    "This is the last block.",
  ),
  {
    id: "select-siblings",
    label: () => "Select all siblings",
    icon: BoxSelect,
    group: "select",
    keys: ["mod+a"],
    refusal: () => null,
    run(editor) {
      const [id] = editor.store.getState().selection;
      choose(editor, editor.live.childrenOf((id && editor.live.parentOf(id)) || ROOT));
    },
  },
  {
    id: "select-alike",
    label: () => "Select all of this kind",
    icon: ArrowDownNarrowWide,
    group: "select",
    keys: [],
    refusal: nothingSelected,
    run(editor) {
      const types = new Set(editor.store.getState().selection.map((id) => editor.live.typeOf(id)));
      choose(
        editor,
        inOrder(editor).filter((id) => types.has(editor.live.typeOf(id))),
      );
    },
  },
];
