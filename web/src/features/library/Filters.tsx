import { useQuery } from "@tanstack/react-query";
import { ChevronDown, X } from "lucide-react";
import { cx } from "@/lib/classes";
import { formatNumber, statusWord } from "@/lib/formatting";
import { facetsQuery } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { Menu, MenuChoice } from "@/ui/layers/Menu";
import { isFiltered } from "./search";
import type { Library } from "./useLibrary";

const STATUS_ORDER = ["draft", "in_review", "approved", "published", "archived"];
const ANY = "";

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

const CHIP =
  "flex h-7 shrink-0 items-center gap-1 rounded-full border px-2.5 text-sm transition-colors pointer-coarse:h-9";

function Filter({ name, value, counts, word = (text) => text, onChange }: FilterProps) {
  if (!value && counts.length === 0) {
    return null;
  }
  const options = [
    { value: ANY, label: `Any ${name.toLowerCase()}` },
    ...counts.map(([text, count]) => ({
      value: text,
      label: `${word(text)} (${formatNumber(count)})`,
    })),
  ];
  return (
    <span className="inline-flex shrink-0 items-center">
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className={cx(
              CHIP,
              value
                ? "rounded-r-none border-accent/30 border-r-0 bg-accent-soft pr-1.5 text-accent-text"
                : "border-line-strong border-dashed text-ink-2 hover:border-ink-3 hover:text-ink",
            )}
          >
            {value ? (
              <span className="max-w-40 truncate">
                {name}: <span className="font-medium">{word(value)}</span>
              </span>
            ) : (
              <>
                {name}
                <ChevronDown aria-hidden className="size-3.5 opacity-70" />
              </>
            )}
          </button>
        }
      >
        <MenuChoice
          label={name}
          value={value ?? ANY}
          options={options}
          onChange={(next) => onChange(next || undefined)}
        />
      </Menu>
      {value ? (
        <button
          type="button"
          aria-label={`Any ${name.toLowerCase()}`}
          onClick={() => onChange(undefined)}
          className={cx(
            CHIP,
            "rounded-l-none border-accent/30 border-l-0 bg-accent-soft pr-2 pl-0.5 text-accent-text hover:text-ink",
          )}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}
