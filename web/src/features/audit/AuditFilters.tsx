import { useQuery } from "@tanstack/react-query";
import { peopleQuery, personName } from "@/lib/server/people";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { FilterChip } from "@/ui/fields/FilterChip";
import { SearchInput } from "@/ui/fields/SearchInput";
import { isFiltered } from "./filtering";
import { auditFacetsQuery } from "./requests";
import type { AuditView } from "./useAudit";
import { WhenFilter } from "./WhenFilter";
import { capital, entityWord } from "./words";

const PEOPLE_SHOWN = 100;

/** Who, what, when and where; all of it stands in the address. */
export function AuditFilters({ search, change, entries }: AuditView) {
  const facets = useQuery(auditFacetsQuery).data;
  const people = useQuery(peopleQuery({ limit: PEOPLE_SHOWN })).data?.items ?? [];
  const whos = people
    .filter((person) => person.status !== "invited")
    .map((person) => ({ value: person.id, label: personName(person) }));
  const actions = (facets?.actions ?? []).filter(
    ({ entity }) => !search.entity || entity === search.entity,
  );
  const nameOf = (id: string) =>
    whos.find(({ value }) => value === id)?.label ??
    entries.find(({ actor }) => actor.id === id)?.actor.name ??
    id;
  const about = entries.find(({ entityId }) => entityId === search.entityId);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <FilterChip
        name="Who"
        value={search.actor}
        options={whos}
        word={nameOf}
        onChange={(actor) => change({ actor })}
      />
      <FilterChip
        name="Kind"
        value={search.entity}
        options={(facets?.entities ?? []).map((entity) => ({
          value: entity,
          label: entityWord(entity),
        }))}
        onChange={(entity) => change({ entity, action: undefined })}
      />
      <FilterChip
        name="What"
        value={search.action}
        options={actions.map(({ action, title }) => ({ value: action, label: capital(title) }))}
        onChange={(action) => change({ action })}
      />
      <WhenFilter search={search} onChange={change} />
      {search.entityId ? (
        <Chip label="this thing" onRemove={() => change({ entityId: undefined })}>
          About {about?.entityName ?? search.entityId}
        </Chip>
      ) : null}
      <SearchInput
        label="From which address"
        placeholder="From address"
        value={search.address ?? ""}
        onSearch={(address) => change({ address }, true)}
        className="sm:max-w-52"
      />
      {isFiltered(search) ? (
        <Button
          variant="ghost"
          size="sm"
          onClick={() =>
            change({
              actor: undefined,
              action: undefined,
              entity: undefined,
              entityId: undefined,
              address: undefined,
              when: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          Clear
        </Button>
      ) : null}
    </div>
  );
}
