/** The visual editor while it is opened: every part has its place already. */

import { Skeleton } from "@/ui/states/Skeleton";
import { useSides } from "./sides";

const TILES = ["a", "b", "c", "d", "e", "f", "g", "h"];
const FIELDS = ["w-1/3", "w-full", "w-1/4", "w-full", "w-2/5", "w-full"];

export function DesignSkeleton() {
  const { left, right } = useSides();
  return (
    <div role="status" aria-label="Opening the email" className="flex h-full min-h-0 flex-1">
      {left ? (
        <div className="@max-[960px]:hidden w-66 shrink-0 border-r bg-paper p-3">
          <Skeleton className="mb-4 h-6 w-32" />
          <div className="grid grid-cols-2 gap-2">
            {TILES.map((tile) => (
              <Skeleton key={tile} className="h-16 rounded-md" />
            ))}
          </div>
        </div>
      ) : null}
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="h-10 border-b bg-paper" />
        <div className="min-h-0 flex-1 overflow-hidden bg-sunken px-6 pt-6">
          <Skeleton className="mx-auto h-full max-w-150 rounded-b-none" />
        </div>
      </div>
      {right ? (
        <div className="@max-[960px]:hidden w-76 shrink-0 space-y-3 border-l bg-paper p-4">
          {FIELDS.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change
            <Skeleton key={index} className={`h-5 ${width}`} />
          ))}
        </div>
      ) : null}
    </div>
  );
}
