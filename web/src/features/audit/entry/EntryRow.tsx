import { KeyRound, Server, TriangleAlert } from "lucide-react";
import { cx } from "@/lib/classes";
import { formatClock, formatCount, formatDateTime } from "@/lib/formatting";
import { Avatar } from "@/ui/Avatar";
import type { AuditEntry, AuditFacets } from "../requests";
import { actionWords } from "../words";

interface EntryRowProps {
  entry: AuditEntry;
  facets: AuditFacets | undefined;
  open: boolean;
  onOpen: () => void;
}

export function EntryRow({ entry, facets, open, onOpen }: EntryRowProps) {
  const { actor, entityName, address, changes } = entry;
  return (
    <li>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-current={open || undefined}
        onClick={onOpen}
        className={cx(
          "flex w-full items-center gap-3 px-3 py-2 text-left transition-colors focus-visible:-outline-offset-2 @xl:px-4",
          open ? "bg-accent-soft" : "hover:bg-hover/60",
        )}
      >
        <time
          dateTime={entry.at}
          title={formatDateTime(entry.at)}
          className="w-16 shrink-0 text-ink-3 text-xs tabular-nums"
        >
          {formatClock(entry.at)}
        </time>
        <ActorMark actor={actor} />
        <span className="min-w-0 flex-1">
          <span className="font-medium">{actor.name || "Somebody"}</span>{" "}
          <span className="text-ink-2">{actionWords(entry.action, facets)}</span>
          {entityName && entityName !== actor.name ? (
            <span className="break-words"> “{entityName}”</span>
          ) : null}
        </span>
        {entry.seal === "broken" ? (
          <TriangleAlert aria-label="Its seal is broken" className="size-4 shrink-0 text-danger" />
        ) : null}
        <span className="hidden w-20 shrink-0 text-right text-ink-3 text-xs @2xl:block">
          {changes.length > 0 ? formatCount(changes.length, "change") : null}
        </span>
        <span className="hidden w-28 shrink-0 truncate text-right font-mono text-ink-3 text-xs @xl:block">
          {address}
        </span>
      </button>
    </li>
  );
}

/** A face for people, a sign for programs and for the server itself. */
export function ActorMark({ actor }: Pick<AuditEntry, "actor">) {
  if (actor.kind === "user") {
    return <Avatar name={actor.name} size="md" className="size-6 text-[0.625rem]" />;
  }
  const Icon = actor.kind === "key" ? KeyRound : Server;
  return (
    <span
      title={actor.kind === "key" ? "A program with an API key" : "The server itself"}
      className="flex size-6 shrink-0 items-center justify-center rounded-full bg-stone-soft text-stone"
    >
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
