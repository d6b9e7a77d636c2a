/** The history of the template: who froze what and when, to look at and to come back to. */

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { useBench, useDraft } from "../bench";
import { versionsKey, versionsPage } from "../requests";
import { usePage } from "../usePage";
import { useRestoring } from "./useRestoring";
import { VersionDialog } from "./VersionDialog";
import { VersionRow } from "./VersionRow";

export function VersionsPanel() {
  const { template } = useBench();
  const [page, changePage] = usePage();
  const versions = useInfiniteQuery({
    queryKey: versionsKey(template.id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => versionsPage(template.id, pageParam, signal),
    getNextPageParam: (last) => last.pagination.nextCursor ?? null,
  });
  const restoring = useRestoring();
  const all = versions.data?.pages.flatMap((one) => one.items) ?? [];
  const viewed = all.find(({ version }) => version === page.version);
  if (versions.isPending) {
    return <VersionsSkeleton />;
  }
  if (versions.isError) {
    return (
      <ErrorState
        title="The versions could not be loaded"
        error={versions.error}
        onRetry={() => void versions.refetch()}
        busy={versions.isFetching}
      />
    );
  }
  return (
    <div className="@container max-w-4xl p-4">
      <DraftRow />
      <ol className="relative">
        {all.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            newest={version.version === template.version}
            busy={restoring.isPending && restoring.variables === version.version}
            onView={() => changePage({ version: version.version })}
            onRestore={() => restoring.mutate(version.version)}
          />
        ))}
      </ol>
      {versions.hasNextPage ? (
        <Button
          variant="ghost"
          className="mt-2"
          busy={versions.isFetchingNextPage}
          onClick={() => void versions.fetchNextPage()}
        >
          Older versions
        </Button>
      ) : null}
      {viewed ? (
        <VersionDialog
          version={viewed}
          newest={viewed.version === template.version}
          restoring={restoring.isPending}
          onRestore={() => {
            restoring.mutate(viewed.version);
            changePage({ version: undefined });
          }}
          onClose={() => changePage({ version: undefined })}
        />
      ) : null}
    </div>
  );
}

/** What is being written now, above all versions. */
function DraftRow() {
  const edited = useDraft((state) => state.edited);
  const base = useDraft((state) => state.baseVersion);
  if (!edited) {
    return null;
  }
  return (
    <p className="mb-2 rounded-md border border-dashed px-3 py-2 text-ink-2 text-sm">
      <strong className="font-medium text-ink">Your draft</strong>, on top of version {base}. Save
      it as a version to keep it for good.
    </p>
  );
}

function VersionsSkeleton() {
  return (
    <div className="flex flex-col gap-3 p-4" role="status" aria-label="Loading the versions">
      <Skeleton className="h-10 max-w-2xl" />
      <Skeleton className="h-10 max-w-2xl" />
      <Skeleton className="h-10 max-w-2xl" />
    </div>
  );
}
