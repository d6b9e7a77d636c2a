/** The parts of a block that is a list: chosen, put in order, added and taken away. */
import { ChevronDown, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cx } from "@/lib/classes";
import { labelOf } from "../../blocks/naming";
import { moveBlocks } from "../../document/commands/moveBlocks";
import { removeBlocks } from "../../document/commands/removeBlocks";
import { type Block, inside } from "../../document/model";
import { useEditor } from "../../session/EditorContext";
import { MINI } from "../fields/look";
import { SortableList } from "./SortableList";

interface PartsListProps {
  label: string;
  block: Block;
  locked: string | undefined;
  /** What a part is called here. */
  nameOf?: (part: Block) => string;
  /** What of a part is set up without leaving the list. */
  detail?: (part: Block) => ReactNode;
  /** Adds another one. */
  children: ReactNode;
}

export function PartsList({
  label,
  block,
  locked,
  nameOf = labelOf,
  detail,
  children,
}: PartsListProps) {
  const editor = useEditor();
  const parts = inside(block);
  const [open, setOpen] = useState<string | null>(null);
  const move = (id: string, index: number) => {
    editor.run((live) => moveBlocks(live, [id], { parent: block.id, index }));
    editor.announce(`Moved to ${index + 1} of ${parts.length}`);
  };
  const items = parts.map((part) => ({ id: part.id, label: nameOf(part) }));
  return (
    <div className="flex flex-col gap-1.5">
      {parts.length === 0 ? <p className="text-ink-3 text-xs">Nothing in it yet.</p> : null}
      <SortableList label={label} items={items} locked={locked} onMove={move}>
        {(id, index) => (
          <Part
            part={parts[index] as Block}
            name={items[index]?.label ?? ""}
            locked={locked}
            open={open === id}
            detail={detail}
            onTurn={() => setOpen(open === id ? null : id)}
            onRemove={() => editor.run((live) => removeBlocks(live, [id]))}
          />
        )}
      </SortableList>
      {children}
    </div>
  );
}

interface PartProps {
  part: Block;
  name: string;
  locked: string | undefined;
  open: boolean;
  detail: ((part: Block) => ReactNode) | undefined;
  onTurn: () => void;
  onRemove: () => void;
}

function Part({ part, name, locked, open, detail, onTurn, onRemove }: PartProps) {
  const editor = useEditor();
  return (
    <>
      <div className="flex h-7 items-center gap-1 pointer-coarse:h-9">
        <button
          type="button"
          aria-expanded={detail ? open : undefined}
          onClick={() => (detail ? onTurn() : editor.select([part.id]))}
          className="flex h-full min-w-0 flex-1 items-center gap-1 rounded-md bg-sunken px-2 text-left text-sm hover:bg-hover dark:bg-active/50"
        >
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {detail ? (
            <ChevronDown
              aria-hidden
              className={cx(
                "size-3.5 shrink-0 text-ink-3 transition-transform",
                open && "rotate-180",
              )}
            />
          ) : null}
        </button>
        <button
          type="button"
          aria-label={`Remove ${name}`}
          aria-disabled={locked ? true : undefined}
          title={locked}
          onClick={() => locked ?? onRemove()}
          className={MINI}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      </div>
      {open && detail ? (
        <div className="flex flex-col gap-2 py-2">
          {detail(part)}
          <button
            type="button"
            onClick={() => editor.select([part.id])}
            className="self-start rounded-sm font-medium text-accent-text text-xs underline-offset-2 hover:underline"
          >
            All its settings
          </button>
        </div>
      ) : null}
    </>
  );
}
