import { createRoute, createRouter, redirect, useParams } from "@tanstack/react-router";
import { entranceRoutes } from "@/app/routes/entrance";
import { app, root } from "@/app/routes/frame";
import {
  BlockScreen,
  BlocksScreen,
  BrandScreen,
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

const blocks = createRoute({
  getParentRoute: () => app,
  path: "/blocks",
  component: BlocksScreen,
});

const block = createRoute({
  getParentRoute: () => app,
  path: "/blocks/$blockId",
  component: BlockPage,
});

const brand = createRoute({
  getParentRoute: () => app,
  path: "/brand",
  component: BrandScreen,
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

function BlockPage() {
  return <BlockScreen blockId={block.useParams().blockId} />;
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
    blocks,
    block,
    brand,
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
