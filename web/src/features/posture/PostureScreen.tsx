import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { Button } from "@/ui/Button";
import { Page, Section } from "@/ui/layout/Page";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { Findings } from "./Findings";
import { LayerList } from "./LayerList";
import { postureQuery } from "./requests";
import { Summary } from "./Summary";

/** What protects this installation, and what would protect it better. */
export function PostureScreen() {
  const posture = useQuery(postureQuery);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Security posture" }]);
  return (
    <Page
      title="Security posture"
      lead="What every request goes through on this server, as it is set right now, and what would make it safer."
      actions={
        <Button icon={RefreshCw} busy={posture.isFetching} onClick={() => void posture.refetch()}>
          Look again
        </Button>
      }
    >
      {posture.isPending ? (
        <div role="status" aria-label="Loading the posture" className="flex flex-col gap-4">
          <Skeleton className="h-20 rounded-lg" />
          <Skeleton className="h-64 rounded-lg" />
        </div>
      ) : posture.isError ? (
        <ErrorState
          title="The posture could not be loaded"
          error={posture.error}
          onRetry={() => void posture.refetch()}
          busy={posture.isFetching}
        />
      ) : (
        <>
          <Summary posture={posture.data} />
          {posture.data.findings.length > 0 ? (
            <Section title="To mend" lead="The most urgent first.">
              <Findings findings={posture.data.findings} />
            </Section>
          ) : null}
          <Section title="Layers" lead="In the order a request meets them.">
            <LayerList layers={posture.data.layers} />
          </Section>
        </>
      )}
    </Page>
  );
}
