/** The templates and blocks that a synced block stands in. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Component, FileText, Unplug } from "lucide-react";
import { blockQuery, blockUsesQuery } from "@/lib/server/blocks";
import type { BlockUse } from "@/lib/server/models";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { standingWords } from "./uses";

export function UseList({ blockId }: { blockId: string }) {
  const uses = useQuery(blockUsesQuery(blockId));
  const newest = useQuery(blockQuery(blockId)).data?.version ?? 1;
  if (uses.isPending) {
    return (
      <div role="status" aria-label="Loading where it is used" className="p-6">
        <Skeleton className="h-32 w-full" />
      </div>
    );
  }
  if (uses.isError) {
    return <ErrorState title="Where it is used could not be loaded" error={uses.error} />;
  }
  if (uses.data.length === 0) {
    return (
      <EmptyState icon={Unplug} title="It stands in no email yet">
        Open an email, choose Blocks at the left, and put it in.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto max-w-3xl p-4 sm:p-6">
      <ul aria-label="Used in" className="divide-y rounded-lg border bg-surface">
        {uses.data.map((use) => (
          <UseRow key={use.id} use={use} newest={newest} />
        ))}
      </ul>
    </div>
  );
}

const LINK =
  "font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2";

function UseRow({ use, newest }: { use: BlockUse; newest: number }) {
  const Icon = use.kind === "template" ? FileText : Component;
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 transition-colors hover:bg-hover/60">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 truncate">
        {use.kind === "template" ? (
          <Link to="/templates/$templateId" params={{ templateId: use.id }} className={LINK}>
            {use.name}
          </Link>
        ) : (
          <Link to="/blocks/$blockId" params={{ blockId: use.id }} className={LINK}>
            {use.name}
          </Link>
        )}
      </div>
      <span className="shrink-0 text-ink-3 text-sm">{standingWords(use, newest)}</span>
    </li>
  );
}
