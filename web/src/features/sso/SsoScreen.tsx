import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LogIn, Plus } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { ConnectionRow } from "./ConnectionRow";
import { connectionsQuery } from "./requests";

/** The identity providers people of this organization sign in with. */
export function SsoScreen() {
  const connections = useQuery(connectionsQuery);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Single sign-on" }]);
  return (
    <Page
      title="Single sign-on"
      lead="People sign in with the account they have at your company, through any provider that speaks OpenID Connect: Entra ID, Okta, Google, Keycloak and others."
      actions={connections.data?.length ? <AddButton /> : null}
    >
      {connections.isPending ? (
        <div role="status" aria-label="Loading the connections" className="flex flex-col gap-3">
          <Skeleton className="h-20 rounded-lg" />
          <Skeleton className="h-20 rounded-lg" />
        </div>
      ) : connections.isError ? (
        <ErrorState
          title="The connections could not be loaded"
          error={connections.error}
          onRetry={() => void connections.refetch()}
          busy={connections.isFetching}
        />
      ) : connections.data.length === 0 ? (
        <EmptyState
          icon={LogIn}
          title="People sign in with a password"
          className="w-full max-w-none rounded-lg border border-dashed"
          actions={<AddButton />}
        >
          Connect your identity provider, and whoever leaves your company loses access here too.
        </EmptyState>
      ) : (
        <ul aria-label="Connections" className="divide-y rounded-lg border bg-surface">
          {connections.data.map((connection) => (
            <ConnectionRow key={connection.id} connection={connection} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function AddButton() {
  return (
    <Button asChild variant="primary">
      <Link to="/settings/sso/$connectionId" params={{ connectionId: "new" }}>
        <Plus aria-hidden className="size-4" />
        Add a connection
      </Link>
    </Button>
  );
}
