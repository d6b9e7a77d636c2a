import { Skeleton } from "@/ui/states/Skeleton";
import { GRID } from "./grid";

const SPOTS = Array.from({ length: 12 }, (_, index) => `spot-${index}`);

export function LibrarySkeleton({ view, compact }: { view: "grid" | "table"; compact: boolean }) {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading templates</span>
      {view === "table" ? (
        <div className="flex flex-col">
          {SPOTS.map((spot) => (
            <div key={spot} className="flex items-center gap-4 border-b px-3 py-2.5">
              <Skeleton className="size-4" />
              {compact ? null : <Skeleton className="h-11 w-9 shrink-0" />}
              <Skeleton className="h-4 w-2/5" />
              <Skeleton className="ml-auto hidden h-4 w-24 sm:block" />
            </div>
          ))}
        </div>
      ) : (
        <div className={compact ? GRID.compact : GRID.comfortable}>
          {SPOTS.map((spot) => (
            <div key={spot} className="overflow-hidden rounded-lg border bg-surface">
              <Skeleton
                className={
                  compact
                    ? "aspect-square rounded-none"
                    : "aspect-[16/11] sm:aspect-[4/3.6] rounded-none"
                }
              />
              <div className="flex flex-col gap-2.5 p-3">
                <Skeleton className="h-4 w-3/5" />
                <Skeleton className="h-3.5 w-4/5" />
                <Skeleton className="h-5 w-20 rounded-full" />
              </div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
