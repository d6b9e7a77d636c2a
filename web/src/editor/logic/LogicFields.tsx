// The logic of the selected blocks: when they are shown, and for which list they repeat.
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/ui/Button";
import { column, section, text } from "../blocks/building";
import { lookOf } from "../blocks/look";
import { insertBlocks } from "../document/commands/insertBlocks";
import { setField } from "../document/commands/setField";
import { lockedContent } from "../document/locks";
import { allBlocks, type Block, type Document } from "../document/model";
import { mayHold } from "../document/rules";
import { useEditor, useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import { BranchPreview } from "./BranchPreview";
import { type Each, EachFields } from "./EachFields";
import { knownAt, listsAt, loopsAround } from "./scope";
import { WhenField } from "./WhenField";

export function LogicFields({ ids }: { ids: readonly string[] }) {
  const editor = useEditor();
  const { live } = editor;
  const document = useEditorState((state) => state.document);
  const contract = useEditorState((state) => state.contract);
  const locale = useEditorState((state) => state.locale);
  const [first = ""] = ids;
  const blocks = useMemo(() => blocksOf(document, ids), [document, ids]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the live document tells by its projection
  const loops = useMemo(() => loopsAround(live, first), [live, document, first]);
  const block = blocks[0];
  if (!block) {
    return null;
  }
  const readOnly =
    editor.readOnly || locale !== null || ids.some((id) => lockedContent(live, id) !== null);
  const each = eachOf(block);
  const around = each === null ? loops : loops.slice(0, -1);
  const mixedWhen = blocks.some((one) => (one.when ?? "") !== (block.when ?? ""));
  const mixedEach = blocks.some((one) => JSON.stringify(eachOf(one)) !== JSON.stringify(each));
  const logical = Boolean(block.when) || each !== null || loops.length > 0;
  return (
    <div className="flex flex-col gap-3">
      {block.type === "column" && !logical ? <ColumnNote /> : null}
      {mixedWhen || mixedEach ? (
        <p className="text-ink-2 text-sm">
          These blocks have different logic. What you change is set for all of them.
        </p>
      ) : null}
      <WhenField
        key={`when-${first}`}
        value={block.when ?? ""}
        known={knownAt(contract, loops)}
        readOnly={readOnly}
        onChange={(when) => editor.run(() => setField(live, ids, "when", when || undefined))}
      />
      <EachFields
        key={`each-${first}`}
        value={each}
        lists={listsAt(contract, around)}
        readOnly={readOnly}
        onChange={(next) => editor.run(() => setField(live, ids, "each", written(next)))}
      />
      {each !== null && !readOnly ? <EmptyCase block={block} list={each.in} /> : null}
      {logical ? <BranchPreview id={first} /> : null}
    </div>
  );
}

/** A list that may be empty wants something to say then. */
function EmptyCase({ block, list }: { block: Block; list: string }) {
  const editor = useEditor();
  const when = `${list} == blank`;
  const there = useEditorState((state) =>
    [...allBlocks(state.document.children ?? [])].some((one) => one.when === when),
  );
  return there ? null : (
    <Button
      size="sm"
      variant="ghost"
      icon={Plus}
      className="self-start"
      onClick={() => addEmptyCase(editor, block, when)}
    >
      Say something when it is empty
    </Button>
  );
}

function addEmptyCase(editor: Editor, block: Block, when: string): void {
  const look = lookOf(editor.store.getState().document);
  const words = text(look, "There is nothing here yet.");
  const parent = editor.live.parentOf(block.id);
  if (parent !== undefined) {
    const alone = mayHold(editor.live.typeOf(parent) ?? "", "text");
    // beside sections the row itself must not be there, or its padding would be
    const made = alone ? { ...words, when } : section(look, [column([words])], {}, { when });
    const index = editor.live.childrenOf(parent).indexOf(block.id) + 1;
    editor.run((live) => insertBlocks(live, [made as Block], { parent, index }));
    editor.announce("Text for the empty list inserted below");
  }
}

function ColumnNote() {
  return (
    <p className="text-ink-3 text-xs">
      Columns keep their width whatever the data says. A condition usually belongs on the section,
      or on what stands in the column.
    </p>
  );
}

function blocksOf(document: Document, ids: readonly string[]): Block[] {
  const all = new Map([...allBlocks(document.children ?? [])].map((block) => [block.id, block]));
  return ids.flatMap((id) => all.get(id) ?? []);
}

function eachOf(block: Block): Each | null {
  const { each } = block;
  return each ? { in: each.in, as: each.as ?? "item", limit: each.limit ?? null } : null;
}

function written(each: Each | null): Block["each"] | undefined {
  if (each === null) {
    return undefined;
  }
  const { limit, ...own } = each;
  return limit === null ? own : { ...own, limit };
}
