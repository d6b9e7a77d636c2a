import { useQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/layout/Page";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { SessionRow } from "./SessionRow";
import { sessionsQuery, useEndingSessions } from "./sessions";

/** Where one is signed in, and the way to end it. */
export function SessionsScreen() {
  const sessions = useQuery(sessionsQuery);
  const ending = useEndingSessions();
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Sessions" }]);
  const places = (sessions.data ?? []).toSorted(
    (one, other) =>
      Number(other.current) - Number(one.current) || other.lastSeenAt.localeCompare(one.lastSeenAt),
  );
  const others = places.filter((place) => !place.current).length;
  return (
    <Page
      title="Sessions"
      lead="Everywhere you are signed in. End what you do not know or no longer use."
      actions={
        <Button
          icon={LogOut}
          disabledReason={others === 0 ? "You are signed in only here" : undefined}
          onClick={() => ending.mutate("others")}
        >
          End all others
        </Button>
      }
    >
      {sessions.isError ? (
        <ErrorState
          title="Your sessions could not be loaded"
          error={sessions.error}
          onRetry={() => void sessions.refetch()}
          busy={sessions.isFetching}
        />
      ) : sessions.isPending ? (
        <SessionsSkeleton />
      ) : (
        <ul aria-label="Sessions" className="divide-y rounded-lg border bg-surface">
          {places.map((place) => (
            <SessionRow key={place.id} place={place} onEnd={() => ending.mutate(place)} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function SessionsSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading your sessions"
      className="divide-y rounded-lg border bg-surface"
    >
      {["a", "b", "c"].map((key) => (
        <div key={key} className="flex items-center gap-3 px-4 py-4">
          <Skeleton className="size-8" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-44" />
            <Skeleton className="h-3.5 w-64 max-w-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
