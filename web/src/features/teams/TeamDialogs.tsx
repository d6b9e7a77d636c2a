import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Team } from "@/lib/server/models";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { toast } from "@/ui/layers/toasts";
import { changeTeam, deleteTeam, refreshTeams, teamQuery } from "./requests";
import { TeamForm } from "./TeamForm";

export function EditTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const client = useQueryClient();
  return (
    <TeamForm
      title="Change the team"
      action="Save"
      initial={team}
      onClose={onClose}
      submit={async (words) => {
        client.setQueryData(teamQuery(team.id).queryKey, await changeTeam(team, words));
        await refreshTeams(client);
        onClose();
      }}
    />
  );
}

interface DeleteTeamProps {
  team: Team;
  open: boolean;
  onClose: () => void;
}

export function DeleteTeam({ team, open, onClose }: DeleteTeamProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const deleting = useMutation({
    mutationFn: () => deleteTeam(team),
    onSuccess: async () => {
      toast({ title: `Deleted the team ${team.name}` });
      await navigate({ to: "/settings/teams" });
      client.removeQueries({ queryKey: teamQuery(team.id).queryKey });
      await refreshTeams(client);
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        deleting.reset();
        onClose();
      }}
      title={`Delete the team ${team.name}?`}
      action="Delete"
      busy={deleting.isPending}
      error={deleting.error}
      onConfirm={() => deleting.mutate()}
    >
      <p>
        The people in it stay, with everything they may do. Only the grouping is gone, and it cannot
        be brought back.
      </p>
    </ConfirmDialog>
  );
}
