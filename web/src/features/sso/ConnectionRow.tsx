import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { Badge } from "@/ui/Badge";
import type { Connection } from "./requests";

export function ConnectionRow({ connection }: { connection: Connection }) {
  const { name, issuer, domains, enabled, requireSso } = connection;
  return (
    <li>
      <Link
        to="/settings/sso/$connectionId"
        params={{ connectionId: connection.id }}
        className="flex items-center gap-3 px-4 py-3 transition-colors hover:bg-hover/60 focus-visible:-outline-offset-2"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="truncate font-medium">{name}</span>
            {enabled ? <Badge tone="success">On</Badge> : <Badge tone="grey">Off</Badge>}
            {requireSso ? <Badge tone="accent">Required</Badge> : null}
          </span>
          <span className="block truncate text-ink-3 text-xs">{issuer}</span>
          {domains.length > 0 ? (
            <span className="block truncate text-ink-2 text-sm">For {domains.join(", ")}</span>
          ) : null}
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" />
      </Link>
    </li>
  );
}
