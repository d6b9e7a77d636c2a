// The order of marks that authors chose, and marks on what is not text: the binding knows neither.
import { Extension } from "@tiptap/core";
import { Fragment, Mark, type Node, type Schema, Slice } from "@tiptap/pm/model";
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Attrs } from "./exactness";

interface Written {
  type: string;
  attrs?: Attrs;
}

/** A transaction with this mark has put words in whose atoms bear their marks as an attribute. */
export const readIn = new PluginKey<true>("readIn");

const placeOf = ({ type, attrs }: Mark) =>
  (attrs["at"] as number | undefined) ?? 100 + (type as unknown as { rank: number }).rank;

const rankOf = ({ type }: Mark) => (type as unknown as { rank: number }).rank;

/** Marks in the order in which they are written; told to nobody when it is the usual one. */
function ordered(marks: readonly Mark[]): readonly Mark[] {
  if (!marks.some((mark) => "at" in mark.attrs)) {
    return marks;
  }
  const placed = [...marks].sort((one, other) => placeOf(one) - placeOf(other));
  const usual = placed.every(
    (mark, index) =>
      !("more" in mark.attrs) && (index === 0 || rankOf(placed[index - 1] as Mark) < rankOf(mark)),
  );
  return usual ? placed.map(withoutPlace) : placed;
}

function withoutPlace(mark: Mark): Mark {
  const { at, ...attrs } = mark.attrs;
  return at === undefined ? mark : mark.type.create(attrs);
}

/** The marks that an atom bears as an attribute, as marks. */
function marksFrom(schema: Schema, written: readonly Written[]): readonly Mark[] {
  const made = written.map(({ type, attrs }) => schema.mark(type, attrs ?? {}));
  const usual = made.every(
    (mark, index) => index === 0 || rankOf(made[index - 1] as Mark) < rankOf(mark),
  );
  return usual ? made : made.map((mark, at) => mark.type.create({ ...mark.attrs, at }));
}

function writtenFrom(marks: readonly Mark[]): Written[] | null {
  const written = ordered(marks).map((mark) => {
    const { at, more, ...attrs } = mark.attrs;
    return Object.keys(attrs).length > 0
      ? { type: mark.type.name, attrs }
      : { type: mark.type.name };
  });
  return written.length > 0 ? written : null;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What a node should be, given whether its attributes or its marks say what it bears. */
function settled(node: Node, fromAttributes: boolean): Node {
  if (node.isText) {
    const marks = ordered(node.marks);
    return Mark.sameSet(marks, node.marks) ? node : node.mark(marks);
  }
  const written = (node.attrs["marks"] ?? null) as Written[] | null;
  if (fromAttributes) {
    const marks = marksFrom(node.type.schema, written ?? []);
    return Mark.sameSet(marks, node.marks) ? node : node.mark(marks);
  }
  const bears = writtenFrom(node.marks);
  if (same(bears, written)) {
    return node;
  }
  const { marks: _, ...attrs } = node.attrs;
  return node.type.create(bears ? { ...attrs, marks: bears } : attrs, null, node.marks);
}

function settle(state: EditorState, fromAttributes: boolean): Transaction | null {
  const { tr, selection, storedMarks } = state;
  state.doc.descendants((node, at) => {
    const wanted = node.isInline ? settled(node, fromAttributes) : node;
    if (wanted !== node) {
      const slice = new Slice(Fragment.from(wanted), 0, 0);
      tr.step(new ReplaceStep(at, at + node.nodeSize, slice));
    }
  });
  if (!tr.docChanged) {
    return null;
  }
  // nothing changed its size: the caret stays where it was
  if (selection instanceof TextSelection) {
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor, selection.head));
  }
  return tr.setStoredMarks(storedMarks);
}

const isRead = (transaction: Transaction) =>
  transaction.getMeta(readIn) === true ||
  (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)
    ?.isChangeOrigin === true;

export const MarkOrder = Extension.create({
  name: "markOrder",
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => {
        const changed = transactions.some((one) => one.docChanged);
        return changed || transactions.some(isRead)
          ? settle(state, transactions.some(isRead))
          : null;
      },
    }),
  ],
});
