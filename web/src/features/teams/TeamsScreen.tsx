import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Plus, UsersRound } from "lucide-react";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { formatCount } from "@/lib/formatting";
import type { Team } from "@/lib/server/models";
import { teamsQuery } from "@/lib/server/people";
import { useCan } from "@/lib/server/session";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/layers/toasts";
import { Page } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { createTeam, refreshTeams } from "./requests";
import { TeamForm } from "./TeamForm";

const NO_PERMISSION = "You need the permission to manage teams";
const FACES = 4;

export function TeamsScreen() {
  const teams = useQuery(teamsQuery);
  const canManage = useCan("team:manage");
  const [making, setMaking] = useState(false);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Teams" }]);
  const make = (
    <Button
      variant="primary"
      icon={Plus}
      disabledReason={canManage ? undefined : NO_PERMISSION}
      onClick={() => setMaking(true)}
    >
      New team
    </Button>
  );
  return (
    <Page title="Teams" lead="Groups of people, to find and to address together." actions={make}>
      {teams.isPending ? (
        <TeamsSkeleton />
      ) : teams.isError ? (
        <ErrorState
          title="The teams could not be loaded"
          error={teams.error}
          onRetry={() => void teams.refetch()}
          busy={teams.isFetching}
        />
      ) : teams.data.length === 0 ? (
        <EmptyState icon={UsersRound} title="No teams yet">
          {canManage
            ? "Make one for those who work together, such as Marketing or Legal."
            : "Somebody who manages teams can make the first one."}
        </EmptyState>
      ) : (
        <ul aria-label="Teams" className="divide-y rounded-lg border bg-surface">
          {teams.data.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </ul>
      )}
      {making ? <NewTeam onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function TeamRow({ team }: { team: Team }) {
  return (
    <li className="relative flex items-center gap-4 px-4 py-3.5 transition-colors hover:bg-hover/60">
      <div className="min-w-0 flex-1">
        <Link
          to="/settings/teams/$teamId"
          params={{ teamId: team.id }}
          className="font-medium outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {team.name}
        </Link>
        {team.description ? (
          <div className="truncate text-ink-3 text-sm">{team.description}</div>
        ) : null}
      </div>
      <span aria-hidden className="hidden -space-x-1.5 sm:flex">
        {team.members.slice(0, FACES).map((member) => (
          <Avatar
            key={member.id}
            name={member.name || member.email}
            className="ring-2 ring-surface"
          />
        ))}
      </span>
      <span className="shrink-0 whitespace-nowrap text-right text-ink-3 text-sm tabular-nums">
        {formatCount(team.members.length, "person", "people")}
      </span>
    </li>
  );
}

function NewTeam({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <TeamForm
      title="New team"
      action="Make the team"
      initial={{ name: "", description: "" }}
      onClose={onClose}
      submit={async (words) => {
        const team = await createTeam(words);
        toast({ title: `Made the team ${team.name}` });
        await refreshTeams(client);
        await navigate({ to: "/settings/teams/$teamId", params: { teamId: team.id } });
      }}
    />
  );
}

function TeamsSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the teams"
      className="divide-y rounded-lg border bg-surface"
    >
      {["a", "b", "c"].map((key) => (
        <div key={key} className="flex items-center gap-4 px-4 py-4">
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-3.5 w-56 max-w-full" />
          </div>
          <Skeleton className="h-4 w-16" />
        </div>
      ))}
    </div>
  );
}
