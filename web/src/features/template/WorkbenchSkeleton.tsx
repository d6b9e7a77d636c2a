/** The template page while it loads: everything has its place already. */

import { Skeleton } from "@/ui/states/Skeleton";

const LINES = ["w-2/5", "w-3/5", "w-4/5", "w-1/2", "w-5/6", "w-2/3", "w-1/3", "w-3/4"];

export function WorkbenchSkeleton() {
  return (
    <div className="flex h-full flex-col" role="status" aria-label="Loading the template">
      <div className="flex h-13 items-center gap-3 border-b px-4">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="h-5 w-16 rounded-full" />
        <Skeleton className="ml-auto h-8 w-24" />
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="flex-1 space-y-2.5 bg-surface p-4">
          {LINES.map((width) => (
            <Skeleton key={width} className={`h-3 ${width}`} />
          ))}
        </div>
        <div className="hidden flex-1 bg-sunken p-6 md:block">
          <Skeleton className="mx-auto h-full max-w-lg" />
        </div>
      </div>
    </div>
  );
}
