import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { usePageTitle } from "@/lib/browser/page";
import { api, setCsrfToken } from "@/lib/server/api";
import type { Session } from "@/lib/server/models";
import { sessionQuery } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { SetupForm } from "./SetupForm";

/** The first visit: an organization and its first administrator. */
export function SetupScreen({ token }: { token: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const setup = useQuery({
    queryKey: ["setup"],
    queryFn: () => api.get<{ needed: boolean }>("/api/setup"),
  });
  usePageTitle("Set up");

  if (setup.isPending) {
    return (
      <AuthLayout title="Set up Craftify Email" lead={<Skeleton className="h-5 w-56" />}>
        <div className="flex flex-col gap-5">
          {["a", "b", "c", "d"].map((key) => (
            <Skeleton key={key} className="h-10" />
          ))}
        </div>
      </AuthLayout>
    );
  }
  if (setup.isError) {
    return (
      <ErrorState
        page
        title="The set-up page could not be loaded"
        error={setup.error}
        onRetry={() => setup.refetch()}
        busy={setup.isFetching}
        className="flex h-full items-center"
      />
    );
  }
  if (!setup.data.needed) {
    return (
      <EmptyState
        page
        icon={KeyRound}
        title="This installation is already set up"
        className="min-h-full justify-center"
        actions={
          <Button asChild variant="primary">
            <Link to="/sign-in">Sign in</Link>
          </Button>
        }
      >
        Sign in with your account, or ask an administrator of your organization for one.
      </EmptyState>
    );
  }
  if (!token) {
    return (
      <EmptyState
        page
        icon={KeyRound}
        title="Open the address from the terminal"
        className="min-h-full justify-center"
      >
        Craftify Email printed a one-time address when it started. Open that one: it proves that the
        installation is yours. Start the server again to print it anew.
      </EmptyState>
    );
  }
  const begin = async (session: Session) => {
    setCsrfToken(session.csrfToken);
    client.setQueryData(sessionQuery.queryKey, session);
    client.setQueryData(["setup"], { needed: false });
    await router.navigate({ to: "/templates", replace: true });
  };
  return (
    <AuthLayout
      title="Set up Craftify Email"
      lead="Name your organization and create the first account. It will be its administrator."
    >
      <SetupForm token={token} onDone={begin} />
    </AuthLayout>
  );
}
