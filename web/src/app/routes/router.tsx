import { createRoute, createRouter, redirect, useParams } from "@tanstack/react-router";
import { entranceRoutes } from "@/app/routes/entrance";
import { app, root } from "@/app/routes/frame";
import {
  LibraryScreen,
  MailboxScreen,
  NewTemplateScreen,
  TemplateScreen,
} from "@/app/routes/screens";
import { settingsRoutes } from "@/app/routes/settings";
import { MissingPage, PageError, PagePending } from "@/app/routes/states";
import { validateLibrarySearch } from "@/features/library/search";
import { validateMailboxSearch } from "@/features/mailbox/search";
import { validateTemplateSearch } from "@/features/template/search";

const home = createRoute({
  getParentRoute: () => app,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/templates", replace: true });
  },
});

const library = createRoute({
  getParentRoute: () => app,
  path: "/templates",
  validateSearch: validateLibrarySearch,
  component: LibraryScreen,
});

const newTemplate = createRoute({
  getParentRoute: () => app,
  path: "/templates/new",
  validateSearch: (search: Record<string, unknown>): { from?: "import" | "paste" } =>
    search["from"] === "import" || search["from"] === "paste" ? { from: search["from"] } : {},
  component: NewTemplateScreen,
});

const template = createRoute({
  getParentRoute: () => app,
  path: "/templates/$templateId",
  validateSearch: validateTemplateSearch,
  component: TemplatePage,
});

// One page for the list and every message, so that the list stays as it is.
const mailbox = createRoute({
  getParentRoute: () => app,
  path: "/mailbox",
  validateSearch: validateMailboxSearch,
  component: MailboxPage,
});

const message = createRoute({
  getParentRoute: () => mailbox,
  path: "$messageId",
});

function TemplatePage() {
  return <TemplateScreen templateId={template.useParams().templateId} />;
}

function MailboxPage() {
  const { messageId } = useParams({ strict: false });
  return <MailboxScreen {...(messageId ? { messageId } : {})} />;
}

const routes = root.addChildren([
  ...entranceRoutes,
  app.addChildren([
    home,
    library,
    newTemplate,
    template,
    mailbox.addChildren([message]),
    settingsRoutes,
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
  scrollToTopSelectors: ["#main"],
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
