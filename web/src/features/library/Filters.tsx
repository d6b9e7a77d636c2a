import { useQuery } from "@tanstack/react-query";
import { formatNumber, statusWord } from "@/lib/formatting";
import { facetsQuery } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { FilterChip } from "@/ui/fields/FilterChip";
import { isFiltered } from "./search";
import type { Library } from "./useLibrary";

const STATUS_ORDER = ["draft", "in_review", "approved", "published", "archived"];

/** One chip for each way to narrow the list; a chip in use shows its value and a cross. */
export function Filters({ search, change }: Library) {
  const facets = useQuery(facetsQuery).data;
  const byName = (counts: Record<string, number> = {}) =>
    Object.entries(counts).sort((one, other) => one[0].localeCompare(other[0]));
  const statuses = Object.entries(facets?.statuses ?? {})
    .filter(([status, count]) => count > 0 || status === search.status)
    .sort((one, other) => STATUS_ORDER.indexOf(one[0]) - STATUS_ORDER.indexOf(other[0]));
  return (
    <div className="flex items-center gap-1.5">
      <Filter
        name="Status"
        value={search.status}
        counts={statuses}
        word={statusWord}
        onChange={(status) => change({ status })}
      />
      <Filter
        name="Category"
        value={search.category}
        counts={byName(facets?.categories)}
        onChange={(category) => change({ category })}
      />
      <Filter
        name="Tag"
        value={search.tag}
        counts={byName(facets?.tags)}
        onChange={(tag) => change({ tag })}
      />
      {isFiltered(search) ? (
        <Button
          variant="ghost"
          size="sm"
          onClick={() =>
            change({ q: undefined, status: undefined, category: undefined, tag: undefined })
          }
        >
          Clear
        </Button>
      ) : null}
    </div>
  );
}

interface FilterProps {
  name: string;
  value: string | undefined;
  counts: readonly (readonly [string, number])[];
  word?: (value: string) => string;
  onChange: (value: string | undefined) => void;
}

function Filter({ name, value, counts, word = (text) => text, onChange }: FilterProps) {
  if (!value && counts.length === 0) {
    return null;
  }
  const options = counts.map(([text, count]) => ({
    value: text,
    label: `${word(text)} (${formatNumber(count)})`,
  }));
  return <FilterChip name={name} value={value} options={options} word={word} onChange={onChange} />;
}
