import { useId } from "react";
import type { Team } from "@/lib/server/models";
import { Checkbox } from "@/ui/fields/Checkbox";

interface TeamChoicesProps {
  teams: readonly Team[];
  chosen: readonly string[];
  onChange: (teams: readonly string[]) => void;
}

/** In which teams somebody begins. */
export function TeamChoices({ teams, chosen, onChange }: TeamChoicesProps) {
  const id = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-sm">
        Teams <span className="font-normal text-ink-3 text-xs">optional</span>
      </legend>
      <ul className="grid max-h-40 gap-x-4 overflow-y-auto sm:grid-cols-2">
        {teams.map((team) => (
          <li key={team.id}>
            <label
              htmlFor={`${id}-${team.id}`}
              className="flex h-8 items-center gap-2.5 rounded-md px-2 hover:bg-hover pointer-coarse:h-10"
            >
              <Checkbox
                id={`${id}-${team.id}`}
                checked={chosen.includes(team.id)}
                onChange={(on) =>
                  onChange(on ? [...chosen, team.id] : chosen.filter((one) => one !== team.id))
                }
              />
              <span className="truncate">{team.name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
