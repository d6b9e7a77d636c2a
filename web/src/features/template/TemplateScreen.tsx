/** The template page: loads the template and its draft, and says so when it cannot. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { isApiError } from "@/lib/server/apiError";
import { templateQuery } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { InTheBin } from "./InTheBin";
import { draftQuery } from "./requests";
import { usePage } from "./usePage";
import { Workbench } from "./Workbench";
import { WorkbenchSkeleton } from "./WorkbenchSkeleton";

export function TemplateScreen({ templateId }: { templateId: string }) {
  const [page] = usePage();
  const template = useQuery(templateQuery(templateId));
  const draft = useQuery(draftQuery(templateId));
  const missing = isApiError(template.error ?? draft.error, "NOT_FOUND");
  useBreadcrumbs([
    { label: "Library", to: "/templates" },
    { label: template.data?.name ?? (missing ? "Not found" : "Template") },
  ]);
  if (template.data?.deletedAt) {
    return <InTheBin template={template.data} />;
  }
  if (template.data !== undefined && draft.data !== undefined) {
    return <Workbench key={templateId} template={template.data} draft={draft.data} />;
  }
  const error = template.error ?? draft.error;
  if (missing) {
    return <Missing />;
  }
  if (error !== null) {
    return (
      <ErrorState
        page
        title="This template could not be opened"
        error={error}
        busy={template.isFetching || draft.isFetching}
        onRetry={() => {
          void template.refetch();
          void draft.refetch();
        }}
        actions={<BackToLibrary />}
      />
    );
  }
  return <WorkbenchSkeleton view={page.view} />;
}

function Missing() {
  return (
    <EmptyState
      page
      icon={FileQuestion}
      title="There is no such template"
      actions={<BackToLibrary />}
    >
      It may have been deleted for good, or belong to another organization.
    </EmptyState>
  );
}

function BackToLibrary() {
  return (
    <Button asChild>
      <Link to="/templates">Go to the library</Link>
    </Button>
  );
}
