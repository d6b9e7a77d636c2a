import { getRouteApi, Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { ImportPanel } from "@/features/imports/ImportPanel";
import { PastePanel } from "@/features/imports/pasting/PastePanel";
import { StartersPanel } from "@/features/starters/StartersPanel";
import { useBreadcrumbs } from "@/lib/browser/page";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { EmptyState } from "@/ui/states/EmptyState";

const route = getRouteApi("/app/templates/new");

const WAYS = [
  { value: "starters", label: "Starters" },
  { value: "import", label: "Import files" },
  { value: "paste", label: "Paste source" },
] as const;

/** The ways to a new template, each with its own address. */
export function NewTemplateScreen() {
  const { from } = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useCan("template:write");
  useBreadcrumbs([{ label: "Library", to: "/templates" }, { label: "New template" }]);
  if (!canWrite) {
    return (
      <EmptyState
        page
        icon={Lock}
        title="You cannot make templates"
        actions={
          <Button asChild>
            <Link to="/templates">Back to the library</Link>
          </Button>
        }
      >
        Your role lets you read. An administrator of your organization can change it.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto flex min-h-full max-w-[84rem] flex-col px-4 pt-5 pb-8 md:px-6">
      <h1 className="pb-3 font-semibold text-xl tracking-tight">New template</h1>
      <Tabs
        label="Ways to begin"
        value={from ?? "starters"}
        tabs={WAYS}
        onChange={(way) => navigate({ search: way === "starters" ? {} : { from: way } })}
        className="flex-1"
      >
        <TabPanel value="starters" className="pt-5">
          <StartersPanel />
        </TabPanel>
        <TabPanel value="import" className="pt-5">
          <ImportPanel />
        </TabPanel>
        <TabPanel value="paste" className="pt-5">
          <PastePanel />
        </TabPanel>
      </Tabs>
    </div>
  );
}
