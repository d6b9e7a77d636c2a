import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { usePageTitle } from "@/lib/browser/page";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";

export function MissingPage() {
  usePageTitle("Not found");
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState
        page
        icon={SearchX}
        title="There is nothing at this address"
        actions={
          <Button asChild>
            <Link to="/templates">Go to the library</Link>
          </Button>
        }
      >
        It may have been deleted, or the link may be incomplete.
      </EmptyState>
    </div>
  );
}

/** What a page shows when it broke: the request id when the server refused, and a way on. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const stale = /dynamically imported module|Importing a module script failed/.test(
    error instanceof Error ? error.message : "",
  );
  const retry = async () => {
    if (stale) {
      window.location.reload();
      return;
    }
    queries.reset();
    await router.invalidate();
    reset();
  };
  if (stale) {
    return (
      <ErrorState
        page
        title="Craftify has been updated"
        error={new Error("Load the page again to go on with the new version.")}
        onRetry={retry}
      />
    );
  }
  return (
    <div className="flex h-full items-center justify-center">
      <ErrorState
        page
        title="This page could not be shown"
        error={error}
        onRetry={retry}
        actions={
          <Button asChild variant="ghost">
            <Link to="/templates">Go to the library</Link>
          </Button>
        }
      />
    </div>
  );
}

export function PagePending() {
  return (
    <div className="flex flex-col gap-4 p-6" aria-busy="true">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-4 w-full max-w-xl" />
      <Skeleton className="h-4 w-full max-w-lg" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
