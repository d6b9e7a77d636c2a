/** The template page while it loads: everything has its place already. */

import { Skeleton } from "@/ui/states/Skeleton";
import { DesignSkeleton } from "./design/DesignSkeleton";
import { PaneSkeleton } from "./layout/PaneSkeleton";
import type { TemplateView } from "./search";

export function WorkbenchSkeleton({ view }: { view: TemplateView | undefined }) {
  return (
    <div className="@container flex h-full flex-col">
      <div className="flex h-13 shrink-0 items-center gap-3 border-b px-4">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="h-5 w-16 rounded-full" />
        <Skeleton className="ml-auto h-8 w-24" />
        <Skeleton className="h-8 w-28" />
      </div>
      {view === "code" || view === "preview" ? <PaneSkeleton /> : <DesignSkeleton />}
    </div>
  );
}
