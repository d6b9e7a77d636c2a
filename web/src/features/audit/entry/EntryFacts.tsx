import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { formatDateTime, formatNumber } from "@/lib/formatting";
import { Badge } from "@/ui/Badge";
import { IconButton } from "@/ui/IconButton";
import type { AuditEntry } from "../requests";
import type { Change } from "../useAudit";
import { capital, entityWord, valueWords } from "../words";
import { ChangeList } from "./ChangeList";
import { ActorMark } from "./EntryRow";

interface EntryFactsProps {
  entry: AuditEntry;
  onFilter: (change: Change) => void;
}

const KINDS: Record<string, string> = {
  user: "Person",
  key: "Program with an API key",
  system: "The server",
};

export function EntryFacts({ entry, onFilter }: EntryFactsProps) {
  const { actor, details, changes } = entry;
  const told = Object.entries(details);
  return (
    <div className="flex flex-col gap-6 p-4">
      <dl className="flex flex-col gap-3">
        <Fact label="When">
          <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
          <Small>{entry.at}</Small>
        </Fact>
        <Fact
          label="Who"
          filter={{
            label: `Only what ${actor.name} did`,
            run: () => onFilter({ actor: actor.id }),
          }}
        >
          <span className="flex items-center gap-2">
            <ActorMark actor={actor} />
            <span className="min-w-0 break-words">{actor.name}</span>
          </span>
          <Small>
            {KINDS[actor.kind] ?? capital(actor.kind)} · {actor.id}
          </Small>
        </Fact>
        <Fact
          label="What"
          filter={{
            label: "Only what happened to this",
            run: () => onFilter({ entity: entry.entity, entityId: entry.entityId }),
          }}
        >
          {entityWord(entry.entity)}
          {entry.entityName ? ` “${entry.entityName}”` : ""}
          <Small>
            {entry.action} · {entry.entityId}
          </Small>
        </Fact>
        <Fact
          label="Where"
          {...(entry.address
            ? {
                filter: {
                  label: "Only from this address",
                  run: () => onFilter({ address: entry.address ?? undefined }),
                },
              }
            : {})}
        >
          {entry.address ? (
            <span className="font-mono text-sm">{entry.address}</span>
          ) : (
            <span className="text-ink-3">Not from the network</span>
          )}
          {entry.requestId ? <Small>Request {entry.requestId}</Small> : null}
        </Fact>
        <Fact label="On the record">
          <Seal seal={entry.seal} seq={entry.seq} />
          {entry.hash ? <Small>{entry.hash}</Small> : null}
        </Fact>
      </dl>
      {changes.length > 0 ? <ChangeList changes={changes} /> : null}
      {told.length > 0 ? (
        <section aria-label="Details">
          <h3 className="mb-2 font-medium text-sm">Details</h3>
          <dl className="divide-y rounded-lg border">
            {told.map(([name, value]) => (
              <div key={name} className="flex gap-3 px-3 py-2 text-sm">
                <dt className="w-32 shrink-0 break-words text-ink-2">{name}</dt>
                <dd className="min-w-0 whitespace-pre-wrap break-words">{valueWords(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </div>
  );
}

interface FactProps {
  label: string;
  filter?: { label: string; run: () => void };
  children: ReactNode;
}

function Fact({ label, filter, children }: FactProps) {
  return (
    <div className="flex items-start gap-3">
      <dt className="w-24 shrink-0 text-ink-2 text-sm">{label}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
      {filter ? (
        <IconButton
          icon={ListFilter}
          size="sm"
          label={filter.label}
          className="-my-1"
          onClick={filter.run}
        />
      ) : null}
    </div>
  );
}

const Small = ({ children }: { children: ReactNode }) => (
  <span className="mt-0.5 block break-all font-mono text-ink-3 text-xs">{children}</span>
);

const SEALS = {
  holds: { tone: "success", words: "Sealed, as it was written" },
  broken: { tone: "danger", words: "Changed after it was written" },
  unknown: { tone: "warning", words: "Sealed under a secret this server does not know" },
  none: { tone: "grey", words: "From before entries were sealed" },
} as const;

function Seal({ seal, seq }: Pick<AuditEntry, "seal" | "seq">) {
  const { tone, words } = SEALS[seal as keyof typeof SEALS] ?? SEALS.unknown;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={tone}>{words}</Badge>
      {seq === null ? null : (
        <span className="text-ink-3 text-xs tabular-nums">Entry {formatNumber(seq)}</span>
      )}
    </span>
  );
}
