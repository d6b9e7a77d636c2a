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
export const MailboxScreen = screen(
  () => import("@/features/mailbox/MailboxScreen"),
  "MailboxScreen",
);

/** Fetch all of them when there is nothing else to do, so that they open without a network too. */
export function fetchScreens(): void {
  const fetchAll = () => {
    for (const one of all) {
      void one.preload?.();
    }
  };
  if ("requestIdleCallback" in window) {
    requestIdleCallback(fetchAll, { timeout: 5_000 });
  } else {
    setTimeout(fetchAll, 2_000);
  }
}
