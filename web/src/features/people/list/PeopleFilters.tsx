import { useQuery } from "@tanstack/react-query";
import { teamsQuery } from "@/lib/server/people";
import { ROLE_ORDER, roleName } from "@/lib/server/roles";
import { Button } from "@/ui/Button";
import { FilterChip } from "@/ui/fields/FilterChip";
import { isNarrowed, type PeopleSearch } from "../search";
import type { People } from "../usePeople";

const STATUSES = [
  { value: "active", label: "Active" },
  { value: "invited", label: "Invited" },
  { value: "disabled", label: "Disabled" },
];

interface PeopleFiltersProps {
  search: PeopleSearch;
  onChange: People["change"];
}

export function PeopleFilters({ search, onChange }: PeopleFiltersProps) {
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <div className="flex items-center gap-1.5">
      <FilterChip
        name="Role"
        value={search.role}
        options={ROLE_ORDER.map((role) => ({ value: role, label: roleName(role) }))}
        onChange={(role) => void onChange({ role })}
      />
      <FilterChip
        name="Status"
        value={search.status}
        options={STATUSES}
        onChange={(status) => void onChange({ status })}
      />
      {teams.length > 0 || search.team ? (
        <FilterChip
          name="Team"
          value={search.team}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(team) => void onChange({ team })}
        />
      ) : null}
      {isNarrowed(search) ? (
        <Button
          variant="ghost"
          size="sm"
          onClick={() =>
            void onChange({ q: undefined, role: undefined, status: undefined, team: undefined })
          }
        >
          Clear
        </Button>
      ) : null}
    </div>
  );
}
