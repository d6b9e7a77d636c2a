// Actions that put an empty section or column beside what is selected.
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  type LucideIcon,
} from "lucide-react";
import { column, section } from "../../blocks/building";
import { lookOf } from "../../blocks/look";
import { insertBlocks } from "../../document/commands/insertBlocks";
import { balanceColumns } from "../../document/commands/tidyColumns";
import { ROOT } from "../../document/live/liveDocument";
import type { Block } from "../../document/model";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { closedParent, closedStructure } from "../refusing";
import { topmost } from "../selected";
import { placeOf } from "../wording";
import type { Place } from "./places";

const PAGES: ReadonlySet<string> = new Set([ROOT, "wrapper"]);
const ROWS: ReadonlySet<string> = new Set(["section", "group"]);
const MOST_COLUMNS = 4;

export const INSERTING: readonly BlockAction[] = [
  inserting("section-before", "Insert a section above", BetweenHorizontalStart, "section", 0),
  inserting("section-after", "Insert a section below", BetweenHorizontalEnd, "section", 1),
  inserting("column-before", "Insert a column before", BetweenVerticalStart, "column", 0),
  inserting("column-after", "Insert a column after", BetweenVerticalEnd, "column", 1),
];

function inserting(
  id: string,
  label: string,
  icon: LucideIcon,
  kind: "section" | "column",
  offset: 0 | 1,
): BlockAction {
  const place = (editor: Editor) => besidePlace(editor, kind, offset);
  return {
    id,
    label: () => label,
    icon,
    group: "insert",
    keys: [],
    fits: (editor) => kind === "section" || place(editor) !== null,
    refusal: (editor) => refusalFor(editor, kind, place(editor)),
    run(editor) {
      const where = place(editor);
      const block = newBlock(editor, kind);
      editor.run((live) => {
        insertBlocks(live, [block], where ?? { parent: ROOT, index: 0 });
        if (where && kind === "column") {
          balanceColumns(live, where.parent);
        }
      });
      editor.select([block.id]);
      editor.store.getState().canvas?.reveal(block.id);
      editor.announce(
        `${kind === "section" ? "Section" : "Column"} inserted at ${placeOf(editor.live, block.id)}`,
      );
    },
  };
}

/** Beside the nearest block that has such a parent; sections have a place without a selection. */
function besidePlace(editor: Editor, kind: "section" | "column", offset: 0 | 1): Place | null {
  const { live } = editor;
  const ids = topmost(editor);
  const start = offset === 0 ? ids[0] : ids.at(-1);
  const parents = kind === "section" ? PAGES : ROWS;
  for (let at = start; at !== undefined && at !== ROOT; at = live.parentOf(at)) {
    const parent = live.parentOf(at) ?? ROOT;
    if (parents.has(live.typeOf(parent) ?? "")) {
      return { parent, index: live.childrenOf(parent).indexOf(at) + offset };
    }
  }
  const end = live.childrenOf(ROOT).length;
  return kind === "section" ? { parent: ROOT, index: offset === 0 ? 0 : end } : null;
}

function refusalFor(editor: Editor, kind: string, place: Place | null): string | null {
  if (place === null) {
    return closedStructure(editor) ?? "Select something in a section first.";
  }
  if (kind === "column" && editor.live.childrenOf(place.parent).length >= MOST_COLUMNS) {
    return "Four columns is as narrow as clients can show.";
  }
  return closedParent(editor, place.parent);
}

function newBlock(editor: Editor, kind: "section" | "column"): Block {
  const look = lookOf(editor.store.getState().document);
  return kind === "section" ? section(look, [column([])]) : column([]);
}
