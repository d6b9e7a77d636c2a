import { createRootRoute, createRoute, Outlet } from "@tanstack/react-router";
import { loadSession } from "@/app/routes/sessionGate";
import { MissingPage } from "@/app/routes/states";
import { Shell } from "@/app/shell/Shell";
import { ShellSkeleton } from "@/app/shell/ShellSkeleton";
import { queryClient } from "@/lib/server/queryClient";

export const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage });

/** What only signed-in people see. */
export const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  beforeLoad: ({ location }) => loadSession(queryClient, location.href),
  component: Shell,
  pendingComponent: ShellSkeleton,
  pendingMs: 150,
});
