import { useQuery } from "@tanstack/react-query";
import { MailPlus, UserPlus } from "lucide-react";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import type { Invitation } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Page } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { InvitationTable } from "./InvitationTable";
import { InviteDialog } from "./InviteDialog";
import { invitationsQuery } from "./requests";

const isOpen = ({ status }: Invitation) => status === "pending" || status === "expired";

/** Who has been asked to join, and what became of it. */
export function InvitationsScreen() {
  const invitations = useQuery(invitationsQuery);
  const [shown, setShown] = useState<"open" | "all">("open");
  const [inviting, setInviting] = useState(false);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Invitations" }]);
  const all = invitations.data ?? [];
  const rows = shown === "open" ? all.filter(isOpen) : all;
  return (
    <Page
      title="Invitations"
      lead="A mail with a link that works once, for seven days."
      width="wide"
      actions={
        <Button variant="primary" icon={UserPlus} onClick={() => setInviting(true)}>
          Invite people
        </Button>
      }
    >
      {invitations.isPending ? (
        <InvitationsSkeleton />
      ) : invitations.isError ? (
        <ErrorState
          title="The invitations could not be loaded"
          error={invitations.error}
          onRetry={() => void invitations.refetch()}
          busy={invitations.isFetching}
        />
      ) : (
        <div>
          {all.some((one) => !isOpen(one)) ? (
            <SegmentedControl
              label="Which invitations"
              value={shown}
              segments={[
                { value: "open", label: "Open" },
                { value: "all", label: "All" },
              ]}
              onChange={setShown}
              className="mb-4"
            />
          ) : null}
          {rows.length > 0 ? (
            <InvitationTable rows={rows} />
          ) : (
            <EmptyState icon={MailPlus} title="No open invitations">
              Whom you invite stands here until they have accepted.
            </EmptyState>
          )}
        </div>
      )}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}

function InvitationsSkeleton() {
  return (
    <div role="status" aria-label="Loading the invitations" className="border-t">
      {["a", "b", "c"].map((key) => (
        <div key={key} className="flex h-13 items-center gap-4 border-b px-3">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="ml-auto hidden h-4 w-28 sm:block" />
          <Skeleton className="h-7 w-20" />
        </div>
      ))}
    </div>
  );
}
