import { PagePending } from "@/app/routes/states";
import { Skeleton } from "@/ui/states/Skeleton";

/** The shape of the shell while we ask who is there. */
export function ShellSkeleton() {
  return (
    <div className="flex h-full">
      <div className="hidden w-56 shrink-0 flex-col gap-3 border-r bg-sunken p-3 md:flex">
        <Skeleton className="h-8 w-40" />
        <Skeleton className="mt-2 h-6 w-full" />
        <Skeleton className="h-6 w-full" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-12 items-center border-b px-4">
          <Skeleton className="h-5 w-32" />
        </div>
        <PagePending />
      </div>
    </div>
  );
}
