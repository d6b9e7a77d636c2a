import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { Crumb } from "@/lib/browser/page";

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li
              key={`${crumb.to ?? ""}${crumb.label}`}
              className={last ? "flex min-w-0 items-center" : "hidden items-center gap-1 sm:flex"}
            >
              {crumb.to && !last ? (
                <Link
                  to={crumb.to}
                  className="rounded-sm px-1 text-ink-2 transition-colors hover:text-ink"
                >
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current="page" className="truncate px-1 font-medium text-ink">
                  {crumb.label}
                </span>
              )}
              {last ? null : <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-3" />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
