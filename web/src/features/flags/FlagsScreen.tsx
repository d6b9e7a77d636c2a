import { useQuery } from "@tanstack/react-query";
import { ToggleRight } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { useCan, useSession } from "@/lib/server/session";
import { Page, Section } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { FlagRow } from "./FlagRow";
import { featuresQuery, type Scope } from "./requests";

/** Parts of the product that can be switched on and off. */
export function FlagsScreen() {
  const { organization } = useSession();
  const canOwn = useCan("organization:manage");
  const canSee = useCan("system:read");
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Features" }]);
  return (
    <Page
      title="Features"
      lead="Parts of Craftify that can be switched off, at once and without a restart."
    >
      {canOwn ? (
        <Section title={`For ${organization.name}`}>
          <Flags scope="organization" />
        </Section>
      ) : null}
      {canSee ? (
        <Section
          title="For the whole installation"
          lead="What is off here is off in every organization."
        >
          <Flags scope="system" />
        </Section>
      ) : null}
    </Page>
  );
}

function Flags({ scope }: { scope: Scope }) {
  const features = useQuery(featuresQuery(scope));
  if (features.isPending) {
    return (
      <div role="status" aria-label="Loading the features" className="flex flex-col gap-3">
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
    );
  }
  if (features.isError) {
    return (
      <ErrorState
        title="The features could not be loaded"
        error={features.error}
        onRetry={() => void features.refetch()}
        busy={features.isFetching}
      />
    );
  }
  if (features.data.length === 0) {
    return <EmptyState icon={ToggleRight} title="Nothing can be switched in this version" />;
  }
  return (
    <div className="divide-y border-y">
      {features.data.map((feature) => (
        <FlagRow key={feature.id} scope={scope} feature={feature} />
      ))}
    </div>
  );
}
