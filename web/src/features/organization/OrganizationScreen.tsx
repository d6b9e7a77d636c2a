import { useQuery } from "@tanstack/react-query";
import { useBreadcrumbs } from "@/lib/browser/page";
import { Page } from "@/ui/layout/Page";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { OrganizationFacts } from "./OrganizationFacts";
import { OrganizationForm } from "./OrganizationForm";
import { organizationQuery } from "./requests";

/** The name of the organization and the rules for everybody in it. */
export function OrganizationScreen() {
  const organization = useQuery(organizationQuery);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "General" }]);
  return (
    <Page
      title="General"
      lead="What your organization is called, and the rules for everybody in it."
    >
      {organization.isError ? (
        <ErrorState
          title="Your organization could not be loaded"
          error={organization.error}
          onRetry={() => void organization.refetch()}
          busy={organization.isFetching}
        />
      ) : organization.isPending ? (
        <div role="status" aria-label="Loading your organization" className="flex flex-col gap-4">
          <Skeleton className="h-9" />
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
        </div>
      ) : (
        <>
          <OrganizationForm key={organization.data.etag} organization={organization.data} />
          <OrganizationFacts organization={organization.data} />
        </>
      )}
    </Page>
  );
}
