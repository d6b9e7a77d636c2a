import { useQueryClient } from "@tanstack/react-query";
import { formatCount } from "@/lib/formatting";
import { errorSentence } from "@/lib/server/apiError";
import type { Person, Team, TeamMember } from "@/lib/server/models";
import { personName } from "@/lib/server/people";
import { inTurns } from "@/lib/turns";
import { toast } from "@/ui/layers/toasts";
import { addMember, refreshTeams, removeMember, teamQuery } from "./requests";

const asMember = (person: Person): TeamMember => ({
  id: person.id,
  name: personName(person),
  email: person.email,
  role: person.role,
});

/** Who is in a team: seen at once, taken back with a word about it when it is refused. */
export function useMembers(team: Team) {
  const client = useQueryClient();
  const key = teamQuery(team.id).queryKey;

  const attempt = async (
    show: (members: TeamMember[]) => TeamMember[],
    ids: readonly string[],
    run: (id: string) => Promise<unknown>,
  ): Promise<boolean> => {
    await client.cancelQueries({ queryKey: key });
    const before = client.getQueryData(key);
    client.setQueryData(key, (now) => now && { ...now, members: show(now.members) });
    // One after the other: each changes the same team.
    const failures = await inTurns(ids, 1, run);
    if (failures.length > 0) {
      client.setQueryData(key, before);
      toast({
        tone: "danger",
        title: "The team was not changed",
        description: errorSentence(failures[0]?.error),
      });
    }
    await refreshTeams(client);
    return failures.length === 0;
  };

  const add = async (people: readonly Person[]) => {
    const done = await attempt(
      (members) => [...members, ...people.map(asMember)],
      people.map(({ id }) => id),
      (id) => addMember(team.id, id),
    );
    if (done) {
      toast({ title: `Added ${formatCount(people.length, "person", "people")} to ${team.name}` });
    }
  };

  const putBack = (member: TeamMember) =>
    attempt(
      (members) => [...members, member],
      [member.id],
      (id) => addMember(team.id, id),
    );

  const remove = async (member: TeamMember) => {
    const done = await attempt(
      (members) => members.filter(({ id }) => id !== member.id),
      [member.id],
      (id) => removeMember(team.id, id),
    );
    if (done) {
      toast({
        title: `Took ${member.name || member.email} out of ${team.name}`,
        action: { label: "Undo", run: () => void putBack(member) },
      });
    }
  };

  return { add, remove };
}
