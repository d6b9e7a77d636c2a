import { useQuery } from "@tanstack/react-query";
import { FilePlus2 } from "lucide-react";
import { useState } from "react";
import { cx } from "@/lib/classes";
import type { Starter } from "@/lib/server/models";
import { startersQuery } from "@/lib/server/starters";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { BlankDialog } from "./BlankDialog";
import { StarterCard } from "./StarterCard";
import { StarterDialog } from "./StarterDialog";

const GRID = "grid grid-cols-[repeat(auto-fill,minmax(min(100%,14.5rem),1fr))] gap-5";
const SPOTS = ["a", "b", "c", "d", "e", "f"];
const ALL = "";

/** Designs to begin from, and the blank page. */
export function StartersPanel() {
  const starters = useQuery(startersQuery);
  const [category, setCategory] = useState(ALL);
  const [opened, setOpened] = useState<Starter | null>(null);
  const [blank, setBlank] = useState(false);

  if (starters.isError) {
    return (
      <ErrorState
        title="The starters could not be loaded"
        error={starters.error}
        onRetry={() => starters.refetch()}
        busy={starters.isFetching}
      />
    );
  }
  const list = starters.data ?? [];
  const shown = list.filter((starter) => category === ALL || starter.category === category);
  return (
    <div>
      <Categories list={list} value={category} onChange={setCategory} />
      <ul aria-label="Starters" aria-busy={starters.isPending} className={GRID}>
        {category === ALL ? <BlankCard onOpen={() => setBlank(true)} /> : null}
        {starters.isPending
          ? SPOTS.map((spot) => (
              <li key={spot} className="overflow-hidden rounded-lg border bg-surface">
                <Skeleton className="aspect-[16/11] sm:aspect-[4/3.6] rounded-none" />
                <div className="flex flex-col gap-2 p-3">
                  <Skeleton className="h-4 w-1/2" />
                  <Skeleton className="h-3.5 w-4/5" />
                </div>
              </li>
            ))
          : shown.map((starter) => (
              <StarterCard key={starter.id} starter={starter} onOpen={() => setOpened(starter)} />
            ))}
      </ul>
      {opened ? <StarterDialog starter={opened} onClose={() => setOpened(null)} /> : null}
      {blank ? <BlankDialog onClose={() => setBlank(false)} /> : null}
    </div>
  );
}

interface CategoriesProps {
  list: readonly Starter[];
  value: string;
  onChange: (category: string) => void;
}

function Categories({ list, value, onChange }: CategoriesProps) {
  const categories = [ALL, ...new Set(list.map((starter) => starter.category))];
  return (
    <fieldset className="-mx-4 mb-4 flex min-w-0 gap-1.5 overflow-x-auto px-4 py-0.5 md:mx-0 md:flex-wrap md:px-0">
      <legend className="sr-only">Category</legend>
      {categories.map((category) => (
        <button
          key={category}
          type="button"
          aria-pressed={category === value}
          onClick={() => onChange(category)}
          className={cx(
            "h-7 shrink-0 rounded-full border px-3 text-sm transition-colors pointer-coarse:h-9",
            category === value
              ? "border-transparent bg-accent-soft font-medium text-accent-text"
              : "border-line-strong text-ink-2 hover:border-ink-3 hover:text-ink",
          )}
        >
          {category || "All"}
        </button>
      ))}
    </fieldset>
  );
}

function BlankCard({ onOpen }: { onOpen: () => void }) {
  return (
    <li className="flex">
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-32 w-full flex-col items-center justify-center gap-2 rounded-lg border border-line-strong border-dashed p-4 text-ink-2 transition-colors hover:border-ink-3 hover:bg-surface hover:text-ink"
      >
        <FilePlus2 aria-hidden className="size-6 text-ink-3" />
        <span className="font-medium text-ink">Start from scratch</span>
        <span className="text-sm">An empty email to design</span>
      </button>
    </li>
  );
}
