import { Copy, RotateCcw, Tag, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useShortcut } from "@/lib/browser/shortcuts";
import type { TemplateSummary } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import type { Actions } from "../actions";
import type { Selection } from "./selection";
import { TagDialog } from "./TagDialog";

interface BulkBarProps {
  items: readonly TemplateSummary[];
  selection: Selection;
  actions: Actions;
  bin: boolean;
}

/** What can be done with everything that is selected. */
export function BulkBar({ items, selection, actions, bin }: BulkBarProps) {
  const [tagging, setTagging] = useState(false);
  const canDelete = useCan("template:delete");
  const chosen = items.filter((item) => selection.has(item.id));
  const some = chosen.length > 0;
  const run = (action: (items: readonly TemplateSummary[]) => Promise<void>) => () => {
    selection.clear();
    action(chosen);
  };
  useShortcut(
    { keys: "escape", label: "Clear the selection", group: "Selection", enabled: some },
    selection.clear,
  );
  useShortcut(
    {
      keys: "delete",
      label: "Move the selected to the bin",
      group: "Selection",
      enabled: some && canDelete && !bin,
    },
    run(actions.remove),
  );
  return (
    <>
      <div role="status" className="sr-only">
        {some ? `${chosen.length} selected` : ""}
      </div>
      {some ? (
        <div
          role="toolbar"
          aria-label="Selected templates"
          className="sticky bottom-4 z-30 mx-auto mt-4 flex w-fit max-w-full animate-rise items-center gap-1 rounded-lg border bg-surface p-1.5 shadow-3"
        >
          <span className="whitespace-nowrap px-2 font-medium text-sm tabular-nums">
            {chosen.length} selected
          </span>
          <Button variant="ghost" size="sm" onClick={selection.all} className="hidden sm:flex">
            Select all on this page
          </Button>
          <span aria-hidden className="mx-1 h-5 w-px bg-line" />
          {bin ? (
            <BulkButton
              icon={RotateCcw}
              label="Restore"
              permission="template:delete"
              onClick={run(actions.restore)}
            />
          ) : (
            <>
              <BulkButton
                icon={Tag}
                label="Tag"
                permission="template:write"
                onClick={() => setTagging(true)}
              />
              <BulkButton
                icon={Copy}
                label="Duplicate"
                permission="template:write"
                onClick={run(actions.duplicate)}
              />
              <BulkButton
                icon={Trash2}
                label="Delete"
                permission="template:delete"
                onClick={run(actions.remove)}
              />
            </>
          )}
          <IconButton
            icon={X}
            label="Clear the selection"
            keys="escape"
            size="sm"
            onClick={selection.clear}
          />
        </div>
      ) : null}
      {tagging ? (
        <TagDialog items={chosen} onClose={() => setTagging(false)} onTag={actions.tag} />
      ) : null}
    </>
  );
}

interface BulkButtonProps {
  icon: typeof Tag;
  label: string;
  permission: string;
  onClick: () => void;
}

function BulkButton({ icon, label, permission, onClick }: BulkButtonProps) {
  const allowed = useCan(permission);
  return (
    <Button
      variant="ghost"
      size="sm"
      icon={icon}
      onClick={onClick}
      disabledReason={allowed ? undefined : "Your role does not allow this"}
    >
      <span className="max-sm:sr-only">{label}</span>
    </Button>
  );
}
