import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ToggleRight } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { errorSentence } from "@/lib/server/apiError";
import { useCan } from "@/lib/server/session";
import { SwitchRow } from "@/ui/fields/SwitchRow";
import { toast } from "@/ui/layers/toasts";
import { Page } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { type Feature, featuresQuery, switchFeature } from "./requests";

/** Parts of the product that can be switched on and off. */
export function FlagsScreen() {
  const features = useQuery(featuresQuery);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Feature flags" }]);
  return (
    <Page
      title="Feature flags"
      lead="Parts of Craftify that can be switched off for the whole installation, at once and without a restart."
    >
      {features.isPending ? (
        <div role="status" aria-label="Loading the flags" className="flex flex-col gap-3">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </div>
      ) : features.isError ? (
        <ErrorState
          title="The flags could not be loaded"
          error={features.error}
          onRetry={() => void features.refetch()}
          busy={features.isFetching}
        />
      ) : features.data.length === 0 ? (
        <EmptyState icon={ToggleRight} title="Nothing can be switched in this version" />
      ) : (
        <div className="divide-y border-y">
          {features.data.map((feature) => (
            <FlagRow key={feature.id} feature={feature} />
          ))}
        </div>
      )}
    </Page>
  );
}

function FlagRow({ feature }: { feature: Feature }) {
  const client = useQueryClient();
  const may = useCan("system:manage");
  const switching = useMutation({
    mutationFn: (on: boolean) => switchFeature(feature.id, on),
    onSuccess: (all) => client.setQueryData(featuresQuery.queryKey, all),
    onError: (error) =>
      toast({
        tone: "danger",
        title: `“${feature.title}” stays as it was`,
        description: errorSentence(error),
      }),
  });
  const on = switching.isPending ? switching.variables : feature.on;
  return (
    <SwitchRow
      label={feature.title}
      help={feature.about}
      checked={on}
      disabledReason={whyFixed(feature, may)}
      onChange={(next) => switching.mutate(next)}
    >
      {feature.on === feature.default ? null : (
        <p className="mt-1 text-ink-3 text-xs">Usually {feature.default ? "on" : "off"}</p>
      )}
    </SwitchRow>
  );
}

function whyFixed(feature: Feature, may: boolean): string | undefined {
  if (feature.source === "setting") {
    return "Set in the settings of the server; it is changed there.";
  }
  return may ? undefined : "Only administrators of the installation can switch it.";
}
