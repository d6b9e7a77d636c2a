import { useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useEffect, useRef } from "react";
import { cx } from "@/lib/classes";
import { formatDateTime } from "@/lib/formatting";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { EntryRow } from "./entry/EntryRow";
import { isFiltered } from "./filtering";
import { auditFacetsQuery } from "./requests";
import type { AuditView } from "./useAudit";
import { byDay } from "./words";

/** The entries by day; further ones come as one reads on. */
export function AuditList({ list, entries, search, change }: AuditView) {
  const facets = useQuery(auditFacetsQuery).data;
  if (list.isPending) {
    return <ListSkeleton />;
  }
  if (list.isError && entries.length === 0) {
    return (
      <ErrorState
        title="The log could not be loaded"
        error={list.error}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  if (entries.length === 0 && !list.hasNextPage) {
    return (
      <EmptyState
        icon={ScrollText}
        title={isFiltered(search) ? "Nothing like this is on the record" : "Nothing yet"}
      >
        {isFiltered(search) ? "Widen the filters above, or choose other days." : null}
      </EmptyState>
    );
  }
  return (
    <section
      aria-label="Entries"
      className={cx(
        "@container flex flex-col gap-6 transition-opacity",
        list.isPlaceholderData && "opacity-60",
      )}
    >
      {byDay(entries, new Date()).map((day) => (
        <section key={day.heading} aria-label={day.heading}>
          <h2 className="pb-2 font-medium text-ink-3 text-xs">{day.heading}</h2>
          <ol className="divide-y overflow-hidden rounded-lg border bg-surface">
            {day.entries.map((entry) => (
              <EntryRow
                key={entry.id}
                entry={entry}
                facets={facets}
                open={entry.id === search.entry}
                onOpen={() => change({ entry: entry.id })}
              />
            ))}
          </ol>
        </section>
      ))}
      <Further list={list} last={entries.at(-1)?.at} />
    </section>
  );
}

/** Loads what comes next when it comes into sight; also by a button, for keyboards. */
function Further({ list, last }: Pick<AuditView, "list"> & { last: string | undefined }) {
  const mark = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const pages = list.data?.pages.length;
  const idle = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page it looks again
  useEffect(() => {
    const element = mark.current;
    if (!element || !idle) {
      return;
    }
    const observer = new IntersectionObserver(
      ([seen]) => seen?.isIntersecting && void fetchNextPage(),
      { rootMargin: "400px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [idle, pages]);
  return (
    <div
      ref={mark}
      role="status"
      className="flex flex-col items-center gap-2 py-2 text-ink-3 text-sm"
    >
      {isFetchingNextPage ? (
        <span>{last ? `Looking further back than ${formatDateTime(last)}` : "Looking back"}</span>
      ) : null}
      {isFetchNextPageError ? <span>Older entries could not be loaded.</span> : null}
      {hasNextPage && !isFetchingNextPage ? (
        <Button size="sm" onClick={() => void fetchNextPage()}>
          {isFetchNextPageError ? "Try again" : "Show older entries"}
        </Button>
      ) : null}
      {hasNextPage ? null : <span>This is the beginning.</span>}
    </div>
  );
}

function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading the log" className="divide-y rounded-lg border">
      {["a", "b", "c", "d", "e", "f"].map((row) => (
        <div key={row} className="flex items-center gap-3 px-4 py-3">
          <Skeleton className="h-4 w-12" />
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="ml-auto hidden h-4 w-24 sm:block" />
        </div>
      ))}
    </div>
  );
}
