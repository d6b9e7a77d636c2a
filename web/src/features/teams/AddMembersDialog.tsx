import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Person, Team } from "@/lib/server/models";
import { peopleQuery, personName } from "@/lib/server/people";
import { roleName } from "@/lib/server/roles";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Checkbox } from "@/ui/fields/Checkbox";
import { SearchInput } from "@/ui/fields/SearchInput";
import { Dialog } from "@/ui/layers/Dialog";
import { Skeleton } from "@/ui/states/Skeleton";

const SHOWN = 20;

interface AddMembersDialogProps {
  team: Team;
  onClose: () => void;
  onAdd: (people: readonly Person[]) => Promise<void>;
}

/** Find people by name and take several of them into the team. */
export function AddMembersDialog({ team, onClose, onAdd }: AddMembersDialogProps) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const found = useQuery(peopleQuery({ ...(search ? { search } : {}), page: 1, limit: SHOWN }));
  const there = new Set(team.members.map(({ id }) => id));
  const people = (found.data?.items ?? []).filter(({ id }) => !there.has(id));
  const toggle = (person: Person, on: boolean) =>
    setChosen(on ? [...chosen, person] : chosen.filter(({ id }) => id !== person.id));
  const add = () => {
    onClose();
    void onAdd(chosen);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Add people to ${team.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabledReason={chosen.length === 0 ? "Choose somebody first" : undefined}
            onClick={add}
          >
            {chosen.length > 1 ? `Add ${chosen.length} people` : "Add"}
          </Button>
        </>
      }
    >
      <SearchInput
        label="Search people"
        placeholder="Name or email"
        value={search}
        onSearch={setSearch}
        className="sm:max-w-none"
      />
      {chosen.length > 0 ? (
        <div className="mt-2 flex flex-wrap gap-1.5">
          {chosen.map((person) => (
            <Chip key={person.id} label={personName(person)} onRemove={() => toggle(person, false)}>
              {personName(person)}
            </Chip>
          ))}
        </div>
      ) : null}
      <div className="mt-2 h-72 overflow-y-auto">
        {found.isPending ? (
          <div className="flex flex-col gap-2 pt-1">
            {["a", "b", "c", "d"].map((key) => (
              <Skeleton key={key} className="h-10" />
            ))}
          </div>
        ) : people.length === 0 ? (
          <p className="py-8 text-center text-ink-2">
            {search ? `Nobody else matches “${search}”.` : "Everybody is in this team already."}
          </p>
        ) : (
          <ul aria-label="People to choose from">
            {people.map((person) => (
              <Candidate
                key={person.id}
                person={person}
                chosen={chosen.some(({ id }) => id === person.id)}
                onToggle={(on) => toggle(person, on)}
              />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

interface CandidateProps {
  person: Person;
  chosen: boolean;
  onToggle: (on: boolean) => void;
}

function Candidate({ person, chosen, onToggle }: CandidateProps) {
  const id = `candidate-${person.id}`;
  const name = personName(person);
  return (
    <li>
      <label
        htmlFor={id}
        className="flex items-center gap-3 rounded-md px-2 py-1.5 hover:bg-hover pointer-coarse:py-2.5"
      >
        <Checkbox id={id} checked={chosen} onChange={onToggle} />
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-ink-3 text-xs">
            {name === person.email ? "Invited" : person.email}
          </span>
        </span>
        <span className="text-ink-3 text-xs">{roleName(person.role)}</span>
      </label>
    </li>
  );
}
