/** What is selected: its name to be changed in place, and what stands around it to go there. */
import { ChevronRight, Lock, SquareStack } from "lucide-react";
import { Fragment, useId } from "react";
import { iconOf, labelOf } from "../../blocks/naming";
import { setField } from "../../document/commands/setField";
import { lockedContent } from "../../document/locks";
import type { Block } from "../../document/model";
import { useEditor, useEditorState } from "../../session/EditorContext";
import type { Placed } from "../blocksTarget";
import { useDraft } from "../gestures/useDraft";
import { lineageOf } from "../values/lineage";

export function BlockHeader({ placed }: { placed: readonly Placed[] }) {
  const [first] = placed;
  if (first === undefined) {
    return null;
  }
  return (
    <header className="sticky top-0 z-10 border-b bg-surface px-3 pt-2 pb-2">
      {placed.length === 1 ? <Around block={first.block} /> : null}
      {placed.length === 1 ? <NameLine block={first.block} /> : <Several placed={placed} />}
    </header>
  );
}

function Around({ block }: { block: Block }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const around = lineageOf(document, block.id).slice(0, -1);
  return (
    <nav
      aria-label="Around this block"
      className="-mx-1 flex h-6 min-w-0 items-center text-ink-3 text-xs"
    >
      <Crumb label="Email" onClick={() => editor.select([])} />
      {around.map((one) => (
        <Fragment key={one.id}>
          <ChevronRight aria-hidden className="size-3 shrink-0" />
          <Crumb label={labelOf(one)} onClick={() => editor.select([one.id])} />
        </Fragment>
      ))}
    </nav>
  );
}

function Crumb({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      title={label}
      className="min-w-4 truncate rounded-sm px-1 leading-5 hover:bg-hover hover:text-ink"
    >
      {label}
    </button>
  );
}

function NameLine({ block }: { block: Block }) {
  const editor = useEditor();
  const id = useId();
  const Icon = iconOf(block);
  const kind = labelOf({ ...block, name: null } as Block);
  const locked = lockedContent(editor.live, block.id) !== null;
  const draft = useDraft(block.name ?? "", (text) =>
    editor.run((live) => setField(live, [block.id], "name", text.trim() || undefined)),
  );
  return (
    <div className="flex h-7 items-center gap-1.5">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-2" />
      <label htmlFor={id} className="sr-only">
        Name of this block
      </label>
      <input
        id={id}
        {...draft.bind}
        placeholder={kind}
        readOnly={editor.readOnly}
        autoComplete="off"
        className="h-7 min-w-0 flex-1 rounded-md border border-transparent bg-transparent px-1 font-semibold text-base text-ink placeholder:text-ink hover:border-line-strong focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent/30 focus-visible:outline-offset-0"
      />
      {block.name ? <span className="shrink-0 text-ink-3 text-xs">{kind}</span> : null}
      {locked ? (
        <span
          className="flex shrink-0 items-center gap-1 text-ink-3 text-xs"
          title="Words and look are locked"
        >
          <Lock aria-hidden className="size-3.5" />
          Locked
        </span>
      ) : null}
    </div>
  );
}

function Several({ placed }: { placed: readonly Placed[] }) {
  const kinds = new Map<string, number>();
  for (const { block } of placed) {
    const kind = labelOf({ ...block, name: null } as Block);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const words = [...kinds].map(([kind, count]) => (count > 1 ? `${count} × ${kind}` : kind));
  return (
    <div className="flex items-start gap-2 py-1">
      <SquareStack aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-2" />
      <div className="min-w-0">
        <h2 className="font-semibold text-base">{placed.length} blocks</h2>
        <p className="truncate text-ink-3 text-xs">{words.join(", ")}</p>
      </div>
    </div>
  );
}
