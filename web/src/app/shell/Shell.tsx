import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { AppCommands } from "@/app/commands/AppCommands";
import { CommandMenu } from "@/app/commands/CommandMenu";
import { ShortcutsDialog } from "@/app/commands/ShortcutsDialog";
import { fetchScreens } from "@/app/routes/screens";
import { Arrival } from "@/app/shell/Arrival";
import { ConnectionBar } from "@/app/shell/ConnectionBar";
import { Sidebar } from "@/app/shell/Sidebar";
import { TopBar } from "@/app/shell/TopBar";
import { watchSwitches } from "@/features/session/organizations/switching";
import { StepUpDialog } from "@/features/session/proof/StepUpDialog";
import { SessionEndedDialog } from "@/features/session/SessionEndedDialog";
import { useMedia } from "@/lib/browser/media";
import { sidebarChoice, usePreferences } from "@/lib/browser/preferences";
import { onFactorMissing } from "@/lib/server/api";
import { Drawer } from "@/ui/layers/Drawer";

/** Lead to where a second factor is made, when nothing else is open without one. */
function useFactorGate(): void {
  const router = useRouter();
  useEffect(
    () =>
      onFactorMissing(() => {
        const next = router.state.location.href;
        if (!next.startsWith("/second-factor")) {
          void router.navigate({ to: "/second-factor", search: { next }, replace: true });
        }
      }),
    [router],
  );
}

/** The frame around every signed-in page. */
export function Shell() {
  const roomy = useMedia("(min-width: 1024px)");
  const choice = useRouterState({ select: (state) => sidebarChoice(state.location.pathname) });
  const narrow = usePreferences((preferences) => preferences[choice] === "narrow") || !roomy;
  const [drawer, setDrawer] = useState(false);
  const path = useRouterState({ select: (state) => state.location.href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: going elsewhere closes the drawer
  useEffect(() => setDrawer(false), [path]);
  useEffect(fetchScreens, []);
  useEffect(watchSwitches, []);
  useFactorGate();
  return (
    <div className="flex h-full flex-col">
      <a
        href="#main"
        className="sr-only z-60 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <ConnectionBar />
      <div className="flex min-h-0 flex-1">
        <div className="hidden md:flex">
          <Sidebar narrow={narrow} collapsible={roomy} />
        </div>
        <Drawer
          open={drawer}
          onOpenChange={setDrawer}
          title="Navigation"
          hideTitle
          side="left"
          className="w-64"
        >
          <Sidebar narrow={false} collapsible={false} inDrawer />
        </Drawer>
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar onMenu={() => setDrawer(true)} />
          <main id="main" tabIndex={-1} className="min-h-0 flex-1 overflow-auto outline-none">
            <Outlet />
          </main>
        </div>
      </div>
      <Arrival />
      <AppCommands />
      <CommandMenu />
      <ShortcutsDialog />
      <StepUpDialog />
      <SessionEndedDialog />
    </div>
  );
}
