/** One synced block in the list: a true picture, its name, and how much it is used. */

import { Link } from "@tanstack/react-router";
import { BlockThumbnail } from "@/editor/library/BlockThumbnail";
import { formatCount, formatRelative } from "@/lib/formatting";
import type { SyncedBlock } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";

export function BlockCard({ block }: { block: SyncedBlock }) {
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-lg border bg-surface transition-colors hover:border-line-strong">
      <BlockThumbnail block={block} className="h-34 w-full border-b" />
      <div className="flex flex-1 flex-col gap-1 px-4 py-3">
        <div className="flex items-start gap-2">
          <Link
            to="/blocks/$blockId"
            params={{ blockId: block.id }}
            className="min-w-0 flex-1 truncate font-medium outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            {block.name}
          </Link>
          {block.category ? <Badge>{block.category}</Badge> : null}
        </div>
        {block.description ? (
          <p className="line-clamp-2 text-ink-2 text-sm">{block.description}</p>
        ) : null}
        <p className="mt-auto pt-1 text-ink-3 text-xs tabular-nums">
          Version {block.version} · {block.uses === 0 ? "not used yet" : usedIn(block.uses)} ·{" "}
          {formatRelative(block.updatedAt)}
        </p>
      </div>
    </li>
  );
}

function usedIn(count: number): string {
  return `in ${formatCount(count, "place", "places")}`;
}
