import { lazyRouteComponent } from "@tanstack/react-router";

/** The big screens, each in a file of its own. */
export const LibraryScreen = lazyRouteComponent(
  () => import("@/features/library/LibraryScreen"),
  "LibraryScreen",
);
export const NewTemplateScreen = lazyRouteComponent(
  () => import("@/app/routes/NewTemplateScreen"),
  "NewTemplateScreen",
);
export const TemplateScreen = lazyRouteComponent(
  () => import("@/features/template/TemplateScreen"),
  "TemplateScreen",
);
export const MailboxScreen = lazyRouteComponent(
  () => import("@/features/mailbox/MailboxScreen"),
  "MailboxScreen",
);

/** Fetch all of them when there is nothing else to do, so that they open without a network too. */
export function fetchScreens(): void {
  const fetchAll = () => {
    for (const screen of [LibraryScreen, NewTemplateScreen, TemplateScreen, MailboxScreen]) {
      void screen.preload?.();
    }
  };
  if ("requestIdleCallback" in window) {
    requestIdleCallback(fetchAll, { timeout: 5_000 });
  } else {
    setTimeout(fetchAll, 2_000);
  }
}
