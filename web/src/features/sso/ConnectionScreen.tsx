import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { ConnectionForm } from "./ConnectionForm";
import { connectionsQuery } from "./requests";

/** One connection, or a new one under the id "new". */
export function ConnectionScreen({ connectionId }: { connectionId: string }) {
  const connections = useQuery(connectionsQuery);
  const fresh = connectionId === "new";
  const connection = connections.data?.find(({ id }) => id === connectionId);
  const title = fresh ? "New connection" : (connection?.name ?? "Connection");
  useBreadcrumbs([
    { label: "Settings", to: "/settings" },
    { label: "Single sign-on", to: "/settings/sso" },
    { label: title },
  ]);
  if (connections.isError && !fresh) {
    return (
      <ErrorState
        page
        title="The connection could not be loaded"
        error={connections.error}
        onRetry={() => void connections.refetch()}
        busy={connections.isFetching}
      />
    );
  }
  if (connections.isPending && !fresh) {
    return (
      <Page title={title}>
        <div role="status" aria-label="Loading the connection" className="flex flex-col gap-4">
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
          <Skeleton className="h-40" />
        </div>
      </Page>
    );
  }
  if (!fresh && !connection) {
    return (
      <EmptyState
        page
        icon={FileQuestion}
        title="There is no such connection"
        actions={
          <Button asChild>
            <Link to="/settings/sso">See all connections</Link>
          </Button>
        }
      >
        Somebody may have deleted it.
      </EmptyState>
    );
  }
  return (
    <Page
      title={title}
      lead="What you enter here stands in the settings of an application at your provider."
    >
      <ConnectionForm key={connection?.updatedAt ?? "new"} connection={connection} />
    </Page>
  );
}
