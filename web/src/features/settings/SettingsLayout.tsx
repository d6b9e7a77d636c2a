import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useSession } from "@/lib/server/session";
import { ClosedSection } from "./ClosedSection";
import { SettingsNav } from "./SettingsNav";
import { admission, sectionAt } from "./sections";

/** Navigation beside the page; on phones the navigation is a page of its own. */
export function SettingsLayout() {
  const { permissions } = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = sectionAt(path);
  const admitted = admission(here, permissions);
  return (
    <div className="flex min-h-full">
      <div className="hidden w-52 shrink-0 border-r md:block lg:w-60">
        <SettingsNav permissions={permissions} here={here} />
      </div>
      <div className="min-w-0 flex-1 px-4 pt-5 pb-12 md:px-8">
        {here ? (
          <Link
            to="/settings"
            className="-ml-1.5 mb-3 inline-flex h-8 items-center gap-1 rounded-md px-1.5 text-ink-2 text-sm hover:text-ink md:hidden"
          >
            <ChevronLeft aria-hidden className="size-4" />
            Settings
          </Link>
        ) : null}
        {here && admitted !== "open" ? (
          <ClosedSection section={here} opensFor={admitted} />
        ) : (
          <Outlet />
        )}
      </div>
    </div>
  );
}
