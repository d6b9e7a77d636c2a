import { CircleHelp, Monitor, Smartphone, SquareTerminal } from "lucide-react";
import { type Agent, describeAgent } from "@/lib/browser/agents";
import { formatDateTime, formatRelative } from "@/lib/formatting";
import type { OwnSession } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { methodWords } from "./sessions";

const ICONS: Record<Agent["kind"], typeof Monitor> = {
  desk: Monitor,
  phone: Smartphone,
  program: SquareTerminal,
  unknown: CircleHelp,
};

interface SessionRowProps {
  place: OwnSession;
  onEnd: () => void;
}

export function SessionRow({ place, onEnd }: SessionRowProps) {
  const { name, kind } = describeAgent(place.agent);
  const Icon = ICONS[kind];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-stone-soft text-ink-2">
        <Icon aria-hidden className="size-4.5" />
      </span>
      <div className="min-w-48 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium" title={place.agent ?? undefined}>
            {name}
          </span>
          {place.current ? <Badge tone="success">This browser</Badge> : null}
        </div>
        <div className="mt-0.5 text-ink-3 text-sm">
          {[
            place.current ? "In use now" : `Last seen ${formatRelative(place.lastSeenAt)}`,
            place.address,
            place.organizationName,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
        <div className="text-ink-3 text-sm" title={formatDateTime(place.createdAt)}>
          Signed in {formatRelative(place.createdAt)}
          {place.methods.length > 0 ? ` with ${methodWords(place.methods)}` : ""}
        </div>
      </div>
      <Button
        size="sm"
        onClick={onEnd}
        aria-label={`End the session of ${name}`}
        disabledReason={
          place.current ? "This is the session you are in: sign out in the account menu" : undefined
        }
      >
        End
      </Button>
    </li>
  );
}
