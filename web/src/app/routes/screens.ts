import { lazyRouteComponent } from "@tanstack/react-router";

const all: { preload?: () => unknown }[] = [];

/** A screen in a file of its own, fetched when it is opened or when nothing else is to do. */
export const screen: typeof lazyRouteComponent = (load, name) => {
  const made = lazyRouteComponent(load, name);
  all.push(made);
  return made;
};

export const LibraryScreen = screen(
  () => import("@/features/library/LibraryScreen"),
  "LibraryScreen",
);
export const NewTemplateScreen = screen(
  () => import("@/app/routes/NewTemplateScreen"),
  "NewTemplateScreen",
);
export const TemplateScreen = screen(
  () => import("@/features/template/TemplateScreen"),
  "TemplateScreen",
);
export const BlocksScreen = screen(() => import("@/features/blocks/BlocksScreen"), "BlocksScreen");
export const BlockScreen = screen(() => import("@/features/blocks/BlockScreen"), "BlockScreen");
export const BrandScreen = screen(() => import("@/features/brand/BrandScreen"), "BrandScreen");
export const MailboxScreen = screen(
  () => import("@/features/mailbox/MailboxScreen"),
  "MailboxScreen",
);

/** The page that was asked for comes first, on slow machines too. */
const LATER_MS = 8_000;

/** Fetch all of them when there is nothing else to do, so that they open without a network too. */
export function fetchScreens(): () => void {
  const fetchAll = () => {
    // the service worker has them already
    if (!navigator.serviceWorker?.controller) {
      for (const one of all) {
        void one.preload?.();
      }
    }
  };
  const timer = setTimeout(() => {
    if ("requestIdleCallback" in window) {
      requestIdleCallback(fetchAll);
    } else {
      fetchAll();
    }
  }, LATER_MS);
  return () => clearTimeout(timer);
}
