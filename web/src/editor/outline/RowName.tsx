// The name of a block, typed in its row of the outline.
import { useEffect, useRef } from "react";
import { labelOf } from "../blocks/naming";
import { setField } from "../document/commands/setField";
import type { Block } from "../document/model";
import type { Editor } from "../session/editor";

interface RowNameProps {
  editor: Editor;
  block: Block;
  onDone: () => void;
}

/** An empty name gives the block the one of its kind back. */
export function RowName({ editor, block, onDone }: RowNameProps) {
  const field = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => field.current?.select(), []);
  const keep = (value: string) => {
    if (left.current) {
      return;
    }
    left.current = true;
    const name = value.trim();
    if (name !== (block.name ?? "")) {
      editor.run((live) => setField(live, [block.id], "name", name === "" ? undefined : name));
      editor.announce(name === "" ? "Name taken away" : `Renamed to ${name}`);
    }
    onDone();
  };
  return (
    <input
      ref={field}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      aria-label={`Name of ${labelOf(block)}`}
      defaultValue={block.name ?? ""}
      placeholder={labelOf({ ...block, name: null } as Block)}
      maxLength={120}
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") {
          keep(event.currentTarget.value);
        } else if (event.key === "Escape") {
          left.current = true;
          onDone();
        }
      }}
      className="h-5.5 min-w-0 flex-1 rounded-sm border border-accent bg-surface px-1 text-ink text-sm outline-none"
    />
  );
}
