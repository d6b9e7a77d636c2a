// Putting what was pasted where it may stand, nearest to what is selected.
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { toast } from "@/ui/layers/toasts";
import { insertBlocks } from "../../document/commands/insertBlocks";
import { balanceColumns } from "../../document/commands/tidyColumns";
import { newId } from "../../document/ids";
import { type LiveDocument, ROOT } from "../../document/live/liveDocument";
import type { Block } from "../../document/model";
import { fitted, mayHold } from "../../document/rules";
import type { Editor } from "../../session/editor";
import type { Place } from "../kinds/places";
import { closedParent, closedStructure } from "../refusing";
import { topmost } from "../selected";
import { namesOf, placeOf } from "../wording";
import type { Clip } from "./clip";
import { readPasted } from "./reading";

/** Pastes as one step, selects what was pasted, and says what was not taken. */
export async function paste(editor: Editor, clip: Clip): Promise<void> {
  const closed = closedStructure(editor);
  if (closed !== null) {
    complain(editor, closed);
    return;
  }
  try {
    const { blocks, refused } = await readPasted(clip, editor.store.getState().document);
    if (blocks.length === 0) {
      complain(editor, "There is nothing on the clipboard that an email can hold.");
      return;
    }
    put(editor, blocks);
    if (refused.length > 0) {
      toast({ title: "Some of it was not taken", description: sentence(refused) });
    }
  } catch (error) {
    complain(editor, problemOf(error));
  }
}

/** The place nearest to the selection where blocks may stand; loose ones get rows of their own. */
export function pastePlace(
  live: LiveDocument,
  blocks: readonly Block[],
  selection: readonly string[],
): Place | null {
  const last = selection.at(-1);
  const types = blocks.map((block) => block.type);
  if (last !== undefined && holdsInside(live.typeOf(last) ?? "", types)) {
    return { parent: last, index: live.childrenOf(last).length };
  }
  for (let at = last; at !== undefined && at !== ROOT; at = live.parentOf(at)) {
    const parent = live.parentOf(at) ?? ROOT;
    const type = live.typeOf(parent) ?? "";
    if (type !== "mjml" && fitted(blocks, type, newId) !== null) {
      return { parent, index: live.childrenOf(parent).indexOf(at) + 1 };
    }
  }
  const index = live.childrenOf(ROOT).length;
  return fitted(blocks, ROOT, newId) === null ? null : { parent: ROOT, index };
}

/** A copied column goes beside a column, but a text goes into it. */
function holdsInside(type: string, types: readonly string[]): boolean {
  const container = ["column", "hero", "social", "wrapper", "section", "group"].includes(type);
  const beside = types.includes(type) || (type === "wrapper" && types.includes("wrapper"));
  return container && !beside && types.every((one) => strictlyHolds(type, one));
}

/** What stands anywhere is meant for a cell of its own, not for beside columns. */
function strictlyHolds(parent: string, child: string): boolean {
  const loose = ["html", "mjml", "synced"].includes(child);
  return mayHold(parent, child) && !(loose && (parent === "section" || parent === "group"));
}

function put(editor: Editor, given: readonly Block[]): void {
  const { live } = editor;
  const blocks = inRows(given);
  const place = pastePlace(live, blocks, topmost(editor));
  const closed =
    place === null ? "These blocks cannot stand here." : closedParent(editor, place.parent);
  if (place === null || closed !== null) {
    complain(editor, closed ?? "");
    return;
  }
  const ids = editor.run(() => {
    const inserted = insertBlocks(live, blocks, place);
    balanceColumns(live, place.parent);
    return inserted;
  });
  const [first] = ids ?? [];
  if (first !== undefined) {
    editor.select(ids ?? []);
    editor.store.getState().canvas?.reveal(first);
    editor.announce(`${namesOf(live, ids ?? [])} pasted at ${placeOf(live, first)}`);
  }
}

/** Blocks of different levels can only stand together as rows. */
function inRows(blocks: readonly Block[]): Block[] {
  const together = ["column", "section", ROOT].some((type) =>
    blocks.every((block) => mayHold(type, block.type)),
  );
  const items = blocks.every((block) => block.type === "item");
  if (together || items) {
    return [...blocks];
  }
  return runs(blocks).flatMap((run) => fitted(run, ROOT, newId) ?? []);
}

function runs(blocks: readonly Block[]): Block[][] {
  const levelOf = (block: Block) =>
    ["root", "section", "column"].find((type) => mayHold(type, block.type)) ?? "none";
  const found: Block[][] = [];
  for (const block of blocks) {
    const run = found.at(-1);
    const [first] = run ?? [];
    first && levelOf(first) === levelOf(block) ? run?.push(block) : found.push([block]);
  }
  return found;
}

/** What must not be missed is said aloud and shown. */
export function complain(editor: Editor, sentenceSaid: string, title = "Not pasted"): void {
  editor.announce(sentenceSaid);
  toast({ tone: "danger", title, description: sentenceSaid });
}

/** The first thing that is wrong with what was pasted, without places: nobody sees its lines. */
function problemOf(error: unknown): string {
  const [first] = isApiError(error) ? (error.details ?? []) : [];
  return first ? `It cannot be read: ${first.message}.` : errorSentence(error);
}

const MOST_NAMED = 4;

function sentence(refused: readonly string[]): string {
  const named = refused.slice(0, MOST_NAMED).join(", ");
  const more = refused.length - MOST_NAMED;
  return `Left out: ${named}${more > 0 ? ` and ${more} more` : ""}.`;
}
