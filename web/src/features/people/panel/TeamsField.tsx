import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { Person } from "@/lib/server/models";
import { teamsQuery } from "@/lib/server/people";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Menu, MenuItem } from "@/ui/layers/Menu";
import { useChangingPerson } from "./changing";

/** The teams somebody is in. */
export function TeamsField({ person }: { person: Person }) {
  const teams = useQuery(teamsQuery).data ?? [];
  const canManage = useCan("team:manage");
  const changing = useChangingPerson(person);
  const save = (next: Person["teams"]) => changing.mutate({ change: { teams: next } });
  const others = teams.filter((team) => person.teams.every(({ id }) => id !== team.id));
  const reason = canManage
    ? teams.length === 0
      ? "There are no teams yet"
      : others.length === 0
        ? "Already in every team"
        : undefined
    : "You need the permission to manage teams";
  const add = (
    <Button size="sm" icon={Plus} disabledReason={reason}>
      Add to a team
    </Button>
  );
  return (
    <section aria-label="Teams">
      <h3 className="mb-2 font-medium text-sm">Teams</h3>
      <div className="flex flex-wrap items-center gap-1.5">
        {person.teams.map((team) => (
          <Chip
            key={team.id}
            label={`from ${team.name}`}
            {...(canManage
              ? { onRemove: () => save(person.teams.filter(({ id }) => id !== team.id)) }
              : {})}
          >
            {team.name}
          </Chip>
        ))}
        {person.teams.length === 0 ? <span className="text-ink-3 text-sm">In no team.</span> : null}
        {reason ? (
          add
        ) : (
          <Menu align="start" trigger={add}>
            {others.map(({ id, name }) => (
              <MenuItem key={id} onSelect={() => save([...person.teams, { id, name }])}>
                {name}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
    </section>
  );
}
