import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useCommands } from "@/lib/browser/commands";
import { useBreadcrumbs } from "@/lib/browser/page";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { CreateKeyDialog } from "./CreateKeyDialog";
import { KeyList } from "./KeyList";
import { keysQuery } from "./requests";

/** The keys by which programs prove who they are. */
export function KeysScreen() {
  const { organization } = useSession();
  const keys = useQuery(keysQuery);
  const [creating, setCreating] = useState(false);
  const create = () => setCreating(true);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "API keys" }]);
  useCommands([
    { id: "key.create", label: "Create an API key", group: "API keys", icon: Plus, run: create },
  ]);
  return (
    <Page
      title="API keys"
      width="wide"
      lead={
        <>
          For programs that use the API of {organization.name}. Each key may do only what you choose
          for it.{" "}
          <a
            href="/api-docs"
            target="_blank"
            rel="noreferrer"
            className="text-accent-text underline underline-offset-2"
          >
            API reference
          </a>
        </>
      }
      actions={
        keys.data?.length ? (
          <Button variant="primary" icon={Plus} onClick={create}>
            Create key
          </Button>
        ) : null
      }
    >
      {keys.isPending ? (
        <KeysSkeleton />
      ) : keys.isError ? (
        <ErrorState
          title="The keys could not be loaded"
          error={keys.error}
          onRetry={() => void keys.refetch()}
          busy={keys.isFetching}
        />
      ) : keys.data.length === 0 ? (
        <EmptyState
          icon={KeyRound}
          title="No keys yet"
          className="w-full max-w-none rounded-lg border border-dashed"
          actions={
            <Button variant="primary" icon={Plus} onClick={create}>
              Create key
            </Button>
          }
        >
          A program sends its key with every request, in the header{" "}
          <code className="font-mono text-ink text-sm">X-API-Key</code>. Make one key for each
          program, so that you can revoke one and leave the others alone.
        </EmptyState>
      ) : (
        <KeyList keys={keys.data} />
      )}
      {creating ? <CreateKeyDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function KeysSkeleton() {
  return (
    <div role="status" aria-label="Loading the keys" className="divide-y rounded-lg border">
      {["a", "b", "c"].map((row) => (
        <div key={row} className="flex items-center gap-6 p-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="hidden h-4 w-56 sm:block" />
          <Skeleton className="ml-auto h-4 w-24" />
        </div>
      ))}
    </div>
  );
}
