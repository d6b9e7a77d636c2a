import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { MailX } from "lucide-react";
import { useLinkToken } from "@/lib/browser/linkToken";
import { usePageTitle } from "@/lib/browser/page";
import { isApiError } from "@/lib/server/apiError";
import type { Session } from "@/lib/server/models";
import { keepSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { KnownPersonForm } from "./KnownPersonForm";
import { NewPersonForm } from "./NewPersonForm";
import { lookupQuery } from "./requests";

/** Where the link of an invitation leads: a new person makes an account, a known one signs in. */
export function AcceptInvitationScreen() {
  const token = useLinkToken();
  const client = useQueryClient();
  const navigate = useNavigate();
  const lookup = useQuery(lookupQuery(token));
  usePageTitle("Join");
  const join = async (session: Session) => {
    client.clear();
    keepSession(client, session);
    await navigate({ to: "/templates", replace: true });
  };
  if (!token || isApiError(lookup.error, "INVITATION_INVALID", "NOT_FOUND", "GONE")) {
    return <InvitationOver />;
  }
  if (lookup.isError) {
    return (
      <ErrorState
        page
        title="The invitation could not be opened"
        error={lookup.error}
        onRetry={() => void lookup.refetch()}
        busy={lookup.isFetching}
        className="flex h-full items-center"
      />
    );
  }
  if (lookup.isPending) {
    return (
      <AuthLayout title="Join your team" lead={<Skeleton className="h-5 w-64" />}>
        <div className="flex flex-col gap-5" role="status" aria-label="Opening the invitation">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      </AuthLayout>
    );
  }
  const { organizationName, invitedByName, email, role, hasAccount } = lookup.data;
  return (
    <AuthLayout
      title={`Join ${organizationName}`}
      lead={
        <>
          {invitedByName ? `${invitedByName} invited` : "You are invited:"}{" "}
          <strong className="font-medium text-ink">{email}</strong> as{" "}
          <span className="whitespace-nowrap">{`${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`}</span>
          .
        </>
      }
    >
      {hasAccount ? (
        <KnownPersonForm
          token={token}
          email={email}
          organizationName={organizationName}
          onJoined={join}
        />
      ) : (
        <NewPersonForm
          token={token}
          email={email}
          organizationName={organizationName}
          onJoined={join}
        />
      )}
    </AuthLayout>
  );
}

function InvitationOver() {
  return (
    <EmptyState
      page
      icon={MailX}
      title="This invitation no longer works"
      className="min-h-full justify-center"
      actions={
        <Button asChild variant="primary">
          <Link to="/sign-in">Sign in</Link>
        </Button>
      }
    >
      It was used, taken back or is older than seven days. Open the link of the mail once more, or
      ask whoever invited you to send it again.
    </EmptyState>
  );
}
