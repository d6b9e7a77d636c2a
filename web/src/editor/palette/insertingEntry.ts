// Put something from the palette where it makes sense: behind what is selected, or at the end.
import { type CatalogEntry, makeBlocks } from "../blocks/catalog";
import { type DraggedThing, dropDragged, mayDrop } from "../canvas/dragging";
import { type LiveDocument, ROOT } from "../document/live/liveDocument";
import { mayHold } from "../document/rules";
import type { Editor } from "../session/editor";

type Made = Extract<DraggedThing, { make: unknown }>;

interface Place {
  readonly parent: string;
  readonly index: number;
}

/** An entry of the catalog as something that can be dragged or put in. */
export function thingOf(editor: Editor, entry: CatalogEntry): Made {
  const make = () => makeBlocks(entry, editor.store.getState().document);
  return { label: entry.label, types: make().map((block) => block.type), make };
}

/** Puts it in, selects it and brings it into view; false when there is no place for it. */
export function insertThing(editor: Editor, thing: Made): boolean {
  const place = insertPlace(editor, thing);
  if (place === null || !dropDragged(editor, thing, place)) {
    editor.announce(`${thing.label} cannot be inserted here.`);
    return false;
  }
  const [first] = editor.store.getState().selection;
  if (first !== undefined) {
    editor.store.getState().canvas?.reveal(first);
  }
  return true;
}

/** Inside what is selected or behind it, as near as it may stand; otherwise at the end. */
export function insertPlace(editor: Editor, thing: Made): Place | null {
  const { live } = editor;
  const selected = editor.store.getState().selection.at(-1);
  const places = selected === undefined ? [] : [...placesFrom(live, selected, thing.types)];
  places.push({ parent: ROOT, index: live.childrenOf(ROOT).length });
  return places.find(({ parent }) => mayDrop(editor, thing, parent)) ?? null;
}

function* placesFrom(
  live: LiveDocument,
  selected: string,
  types: readonly string[],
): Generator<Place> {
  const holds = (id: string) => {
    const type = live.typeOf(id) ?? "";
    return type !== "mjml" && types.every((one) => mayHold(type, one));
  };
  // a row takes content into its last column, and an email into its last row
  const within = [selected, ...live.childrenOf(selected).toReversed()].find(holds);
  if (within !== undefined && isContainer(live, selected)) {
    yield { parent: within, index: live.childrenOf(within).length };
  }
  for (let at = selected; at !== ROOT; ) {
    const parent: string = live.parentOf(at) ?? ROOT;
    if (holds(parent) || parent === ROOT) {
      yield { parent, index: live.childrenOf(parent).indexOf(at) + 1 };
    }
    at = parent;
  }
}

const CONTAINERS: ReadonlySet<string> = new Set(["section", "wrapper", "group", "column", "hero"]);

function isContainer(live: LiveDocument, id: string): boolean {
  return CONTAINERS.has(live.typeOf(id) ?? "");
}
