import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { formatCount } from "@/lib/formatting";
import type { TemplateSummary } from "@/lib/server/models";
import { facetsQuery } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { Checkbox } from "@/ui/fields/Checkbox";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { retagged, type TagState, tagStates } from "./tagging";

interface TagDialogProps {
  items: readonly TemplateSummary[];
  onClose: () => void;
  onTag: (
    items: readonly TemplateSummary[],
    tagsOf: (item: TemplateSummary) => string[],
  ) => Promise<void>;
}

/** Add and remove tags of several templates; a tag only some of them have stays as it is. */
export function TagDialog({ items, onClose, onTag }: TagDialogProps) {
  const known = Object.keys(useQuery(facetsQuery).data?.tags ?? {});
  const [changes, setChanges] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [typed, setTyped] = useState("");
  const states = tagStates(items, [...known, ...changes.keys()], changes);
  const set = (tag: string, on: boolean) => setChanges(new Map(changes).set(tag, on));
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = typed.trim();
    if (tag) {
      set(tag, true);
      setTyped("");
    }
  };
  const save = () => {
    const last = typed.trim();
    const all = last ? new Map(changes).set(last, true) : changes;
    onClose();
    onTag(items, (item) => retagged(item.tags, all));
  };
  const nothing = changes.size === 0 && !typed.trim();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Tag ${formatCount(items.length, "template")}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={save}
            disabledReason={nothing ? "Change a tag first" : undefined}
          >
            Apply
          </Button>
        </>
      }
    >
      <form onSubmit={add} className="mb-3 flex items-end gap-2">
        <Field label="New tag" className="flex-1">
          {(control) => (
            <Input
              {...control}
              value={typed}
              maxLength={60}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit">Add</Button>
      </form>
      <ul className="flex max-h-64 flex-col gap-0.5 overflow-y-auto">
        {states.map((entry) => (
          <TagLine key={entry.tag} entry={entry} onChange={(on) => set(entry.tag, on)} />
        ))}
      </ul>
    </Dialog>
  );
}

function TagLine({ entry, onChange }: { entry: TagState; onChange: (on: boolean) => void }) {
  const id = `tag-${entry.tag}`;
  return (
    <li>
      <label
        htmlFor={id}
        className="flex h-8 items-center gap-2.5 rounded-md px-2 hover:bg-hover pointer-coarse:h-10"
      >
        <Checkbox id={id} checked={entry.state} onChange={onChange} />
        <span className="truncate">{entry.tag}</span>
      </label>
    </li>
  );
}
