// What is being dragged, whoever drags it: the palette, the canvas, the outline, a list of blocks.
import { closedParent, closedStructure } from "../actions/refusing";
import { namesOf, placeOf } from "../actions/wording";
import { column, section } from "../blocks/building";
import { lookOf } from "../blocks/look";
import { insertBlocks } from "../document/commands/insertBlocks";
import { mayMove, moveBlocks } from "../document/commands/moveBlocks";
import { balanceColumns, dropEmptied } from "../document/commands/tidyColumns";
import { type LiveDocument, ROOT } from "../document/live/liveDocument";
import { lockedStructure } from "../document/locks";
import type { Block } from "../document/model";
import { fitted, mayHold, standing } from "../document/rules";
import type { Editor } from "../session/editor";
import type { Dragged } from "./dropping";

/** Blocks that stand in the email. */
interface Moved {
  readonly ids: readonly string[];
}

/** Blocks that are made when they are dropped. */
interface Made {
  readonly label: string;
  readonly types: readonly string[];
  readonly make: () => readonly Block[];
}

export type DraggedThing = Moved | Made;

interface Place {
  readonly parent: string;
  readonly index: number;
}

const KEY = Symbol("craftify-dragged");

/** For `getInitialData` of whatever can be dragged. */
export function dragData(thing: DraggedThing): Record<string | symbol, unknown> {
  return { [KEY]: thing };
}

/** The thing of a drag source; null when it is something else that is dragged. */
export function draggedOf(data: Record<string | symbol, unknown>): DraggedThing | null {
  return (data[KEY] as DraggedThing | undefined) ?? null;
}

/** What is dragged, as the geometry of the canvas takes it. */
export function asDragged(live: LiveDocument, thing: DraggedThing): Dragged {
  const types = typesOf(live, thing);
  const wraps = types.every((type) => mayHold("column", type));
  return "ids" in thing ? { types, ids: thing.ids, wraps } : { types, wraps };
}

/** Why it cannot be dragged at all; null when it can. */
export function undraggable(editor: Editor, thing: DraggedThing): string | null {
  const locked = "ids" in thing ? thing.ids.find((id) => lockedStructure(editor.live, id)) : null;
  return (
    closedStructure(editor) ?? (locked ? `${namesOf(editor.live, [locked])} is locked.` : null)
  );
}

/** Whether it may be put below a parent, alone or in a row of its own. */
export function mayDrop(editor: Editor, thing: DraggedThing, parent: string): boolean {
  const { live } = editor;
  const parentType = live.typeOf(parent);
  if (parentType === undefined || closedParent(editor, parent) !== null) {
    return false;
  }
  if ("ids" in thing) {
    const outside = thing.ids.every((id) => id !== parent && !live.isInside(parent, id));
    const wraps =
      isPage(parentType) && typesOf(live, thing).every((type) => mayHold("column", type));
    return mayMove(live, thing.ids, parent) || (outside && wraps);
  }
  const blocks = thing.types.map((type) => ({ type, id: type }) as unknown as Block);
  return fitted(blocks, parentType, () => "x") !== null;
}

/** Puts it there as one step, selects it and says where it is; false when it may not stand there. */
export function dropDragged(editor: Editor, thing: DraggedThing, place: Place): boolean {
  if (!mayDrop(editor, thing, place.parent)) {
    return false;
  }
  const ids =
    "ids" in thing ? moveTo(editor, thing.ids, place) : putTo(editor, [...thing.make()], place);
  const [first] = ids;
  if (first === undefined) {
    return false;
  }
  const { live } = editor;
  editor.select(ids);
  const name = "label" in thing ? thing.label : namesOf(live, ids);
  const verb = "ids" in thing ? "moved" : "inserted";
  editor.announce(`${name} ${verb} to ${placeOf(live, first)}`);
  return true;
}

function putTo(editor: Editor, blocks: Block[], { parent, index }: Place): readonly string[] {
  const made = editor.run((live) => {
    const seated = inRow(editor, blocks, live.typeOf(parent) ?? "");
    insertBlocks(live, seated, { parent, index });
    balanceColumns(live, parent);
  });
  return made === undefined && editor.readOnly ? [] : blocks.map((block) => block.id);
}

function moveTo(editor: Editor, ids: readonly string[], { parent, index }: Place) {
  editor.run((live) => {
    const before = ids.flatMap((id) => live.parentOf(id) ?? []);
    live.change(() => {
      if (mayMove(live, ids, parent)) {
        moveBlocks(live, ids, { parent, index });
      } else {
        const holder = column([]);
        const row = section(lookOf(editor.store.getState().document), [holder]);
        insertBlocks(live, [row], { parent, index });
        moveBlocks(live, ids, { parent: holder.id, index: 0 });
      }
    });
    const rows = [...before, parent].filter((id) => id !== ROOT && live.blocks.has(id));
    for (const row of new Set(rows)) {
      balanceColumns(live, row);
    }
    dropEmptied(live, before);
  });
  return ids;
}

/** Content that is put between sections gets a section that looks like the others. */
function inRow(editor: Editor, blocks: Block[], parentType: string): Block[] {
  const content =
    isPage(parentType) && !blocks.every((block) => mayHold(parentType, standing(block)));
  return content && blocks.every((block) => mayHold("column", standing(block)))
    ? [section(lookOf(editor.store.getState().document), [column(blocks)])]
    : blocks;
}

function isPage(type: string): boolean {
  return type === ROOT || type === "wrapper";
}

function typesOf(live: LiveDocument, thing: DraggedThing): readonly string[] {
  return "ids" in thing ? thing.ids.map((id) => live.standingOf(id) ?? "") : thing.types;
}
