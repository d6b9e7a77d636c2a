import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Pencil, Trash2, UserPlus, UsersRound } from "lucide-react";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { formatCount } from "@/lib/formatting";
import { isApiError } from "@/lib/server/apiError";
import type { Team } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Page, Section } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { AddMembersDialog } from "./AddMembersDialog";
import { MemberRow } from "./MemberRow";
import { teamQuery } from "./requests";
import { DeleteTeam, EditTeam } from "./TeamDialogs";
import { useMembers } from "./useMembers";

const NO_PERMISSION = "You need the permission to manage teams";

export function TeamScreen() {
  const { teamId = "" } = useParams({ strict: false });
  const team = useQuery(teamQuery(teamId));
  useBreadcrumbs([
    { label: "Settings", to: "/settings" },
    { label: "Teams", to: "/settings/teams" },
    { label: team.data?.name ?? "Team" },
  ]);
  if (team.data) {
    return <TeamPage team={team.data} />;
  }
  if (isApiError(team.error, "NOT_FOUND")) {
    return (
      <EmptyState
        page
        icon={UsersRound}
        title="There is no such team"
        actions={
          <Button asChild>
            <Link to="/settings/teams">See all teams</Link>
          </Button>
        }
      >
        It may have been deleted, or the link belongs to another organization.
      </EmptyState>
    );
  }
  if (team.isError) {
    return (
      <ErrorState
        page
        title="The team could not be loaded"
        error={team.error}
        onRetry={() => void team.refetch()}
        busy={team.isFetching}
      />
    );
  }
  return (
    <div
      role="status"
      aria-label="Loading the team"
      className="mx-auto flex max-w-3xl flex-col gap-6"
    >
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-40 rounded-lg" />
    </div>
  );
}

function TeamPage({ team }: { team: Team }) {
  const canManage = useCan("team:manage");
  const reason = canManage ? undefined : NO_PERMISSION;
  const [open, setOpen] = useState<"add" | "edit" | "delete" | null>(null);
  const members = useMembers(team);
  const close = () => setOpen(null);
  return (
    <Page
      title={team.name}
      lead={team.description || undefined}
      actions={
        <>
          <IconButton
            icon={Pencil}
            label="Change name and purpose"
            tone="outline"
            disabledReason={reason}
            onClick={() => setOpen("edit")}
          />
          <IconButton
            icon={Trash2}
            label="Delete the team"
            tone="outline"
            disabledReason={reason}
            onClick={() => setOpen("delete")}
          />
          <Button
            variant="primary"
            icon={UserPlus}
            disabledReason={reason}
            onClick={() => setOpen("add")}
          >
            Add people
          </Button>
        </>
      }
    >
      <Section title={formatCount(team.members.length, "person", "people")}>
        {team.members.length === 0 ? (
          <p className="rounded-lg border border-dashed px-4 py-6 text-center text-ink-2">
            Nobody is in this team yet.
          </p>
        ) : (
          <ul aria-label="Members" className="divide-y rounded-lg border bg-surface">
            {team.members.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                disabledReason={reason}
                onRemove={() => members.remove(member)}
              />
            ))}
          </ul>
        )}
      </Section>
      {open === "add" ? <AddMembersDialog team={team} onClose={close} onAdd={members.add} /> : null}
      {open === "edit" ? <EditTeam team={team} onClose={close} /> : null}
      <DeleteTeam team={team} open={open === "delete"} onClose={close} />
    </Page>
  );
}
