import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { UserX } from "lucide-react";
import { formatDateTime, formatDay, formatRelative } from "@/lib/formatting";
import { isApiError } from "@/lib/server/apiError";
import type { Person } from "@/lib/server/models";
import { personName, personQuery } from "@/lib/server/people";
import { useSession } from "@/lib/server/session";
import { Avatar } from "@/ui/Avatar";
import { Badge } from "@/ui/Badge";
import { Drawer } from "@/ui/layers/Drawer";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Notice } from "@/ui/states/Notice";
import { Skeleton } from "@/ui/states/Skeleton";
import { StatusMark } from "../list/PersonMarks";
import { PermissionsField } from "./PermissionsField";
import { RoleField } from "./RoleField";
import { StandingSection } from "./StandingSection";
import { TeamsField } from "./TeamsField";

interface PersonPanelProps {
  personId: string;
  onClose: () => void;
}

/** One person beside the list: what they are here, what they may do, and how to end it. */
export function PersonPanel({ personId, onClose }: PersonPanelProps) {
  const person = useQuery(personQuery(personId));
  const title = person.data ? personName(person.data) : "Person";
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      modal={false}
      className="w-[min(34rem,100vw)]"
    >
      {person.data ? (
        <Content person={person.data} onClose={onClose} />
      ) : person.isError ? (
        <Missing
          error={person.error}
          onRetry={() => void person.refetch()}
          busy={person.isFetching}
        />
      ) : (
        <PanelSkeleton />
      )}
    </Drawer>
  );
}

function Content({ person, onClose }: { person: Person; onClose: () => void }) {
  const { user } = useSession();
  const me = person.id === user.id;
  return (
    <div className="flex flex-col gap-6 px-4 pb-8">
      <div className="flex items-center gap-3">
        <Avatar name={personName(person)} className="size-11 text-base" />
        <div className="min-w-0 flex-1">
          <div className="truncate text-ink-2">{person.email}</div>
          <div className="mt-1 flex flex-wrap gap-1.5">
            {me ? <Badge>You</Badge> : null}
            <StatusMark status={person.status} />
          </div>
        </div>
      </div>
      {person.status === "invited" ? (
        <Notice
          action={
            <Link to="/settings/invitations" className="font-medium underline underline-offset-2">
              Invitations
            </Link>
          }
        >
          The invitation has not been accepted yet.
        </Notice>
      ) : null}
      <Facts person={person} />
      <RoleField person={person} me={me} />
      <PermissionsField person={person} me={me} />
      <TeamsField person={person} />
      <StandingSection person={person} me={me} onRemoved={onClose} />
    </div>
  );
}

function Facts({ person }: { person: Person }) {
  const { factors } = person;
  const factorWords = [
    factors && factors.passkeys > 0
      ? `${factors.passkeys} ${factors.passkeys === 1 ? "passkey" : "passkeys"}`
      : "",
    factors?.totp ? "authenticator app" : "",
  ].filter(Boolean);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      <dt className="text-ink-3">{person.status === "invited" ? "Invited" : "Here since"}</dt>
      <dd title={formatDateTime(person.createdAt)}>{formatDay(person.createdAt)}</dd>
      {person.status === "invited" ? null : (
        <>
          <dt className="text-ink-3">Last sign-in</dt>
          <dd title={person.lastLoginAt ? formatDateTime(person.lastLoginAt) : undefined}>
            {person.lastLoginAt ? formatRelative(person.lastLoginAt) : "Never"}
          </dd>
        </>
      )}
      {factors && person.status !== "invited" ? (
        <>
          <dt className="text-ink-3">Second factor</dt>
          <dd>{factorWords.length > 0 ? factorWords.join(", ") : "None"}</dd>
        </>
      ) : null}
    </dl>
  );
}

interface MissingProps {
  error: unknown;
  onRetry: () => void;
  busy: boolean;
}

function Missing({ error, onRetry, busy }: MissingProps) {
  if (isApiError(error, "NOT_FOUND")) {
    return (
      <EmptyState icon={UserX} title="There is no such person here">
        They may have been removed, or the link belongs to another organization.
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title="This person could not be loaded"
      error={error}
      onRetry={onRetry}
      busy={busy}
    />
  );
}

function PanelSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-5 px-4">
      <div className="flex items-center gap-3">
        <Skeleton className="size-11 rounded-full" />
        <Skeleton className="h-4 w-48" />
      </div>
      <Skeleton className="h-16" />
      <Skeleton className="h-14" />
      <Skeleton className="h-24" />
    </div>
  );
}
