import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp } from "lucide-react";
import { CopyButton } from "@/ui/CopyButton";
import { IconButton } from "@/ui/IconButton";
import { Drawer } from "@/ui/layers/Drawer";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { type AuditEntry, auditFacetsQuery, entryQuery } from "../requests";
import type { Change } from "../useAudit";
import { actionWords } from "../words";
import { EntryFacts } from "./EntryFacts";

interface EntryPanelProps {
  id: string;
  /** The entry, when the list has it already. */
  known: AuditEntry | undefined;
  onFilter: (change: Change) => void;
  onClose: () => void;
  onWalk: (by: 1 | -1) => void;
  ends: { first: boolean; last: boolean };
}

/** All there is to one entry. */
export function EntryPanel({ id, known, onFilter, onClose, onWalk, ends }: EntryPanelProps) {
  const facets = useQuery(auditFacetsQuery).data;
  const asked = useQuery({ ...entryQuery(id), enabled: known === undefined });
  const entry = known ?? asked.data;
  const title = entry ? `${entry.actor.name} ${actionWords(entry.action, facets)}` : "Entry";
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      className="w-[min(32rem,100vw)] [&>h2]:pr-14"
    >
      <div className="flex items-center gap-1 border-b px-3 pb-2">
        <IconButton
          icon={ChevronUp}
          size="sm"
          label="Previous entry"
          keys="k"
          disabledReason={ends.first ? "This is the newest here" : undefined}
          onClick={() => onWalk(-1)}
        />
        <IconButton
          icon={ChevronDown}
          size="sm"
          label="Next entry"
          keys="j"
          disabledReason={ends.last ? "This is the last one loaded" : undefined}
          onClick={() => onWalk(1)}
        />
        <span className="ml-auto">
          <CopyButton text={window.location.href} label="Copy link" size="sm" />
        </span>
      </div>
      {entry ? (
        <EntryFacts entry={entry} onFilter={onFilter} />
      ) : asked.isError ? (
        <ErrorState
          title="This entry could not be loaded"
          error={asked.error}
          onRetry={() => void asked.refetch()}
          busy={asked.isFetching}
        />
      ) : (
        <div role="status" aria-label="Loading the entry" className="flex flex-col gap-3 p-4">
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-32" />
        </div>
      )}
    </Drawer>
  );
}
