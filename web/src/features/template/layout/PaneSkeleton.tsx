/** A pane of the page while its part of the app is loaded. */

import { Skeleton } from "@/ui/states/Skeleton";

const LINES = ["w-2/5", "w-3/5", "w-4/5", "w-1/2", "w-5/6", "w-2/3", "w-1/3", "w-3/4"];

export function PaneSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex h-full min-h-0 flex-1">
      <div className="flex-1 space-y-2.5 bg-surface p-4">
        {LINES.map((width) => (
          <Skeleton key={width} className={`h-3 ${width}`} />
        ))}
      </div>
      <div className="hidden flex-1 bg-sunken p-6 md:block">
        <Skeleton className="mx-auto h-full max-w-lg" />
      </div>
    </div>
  );
}
