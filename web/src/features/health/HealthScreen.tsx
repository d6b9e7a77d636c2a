import { useQuery } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { formatClock } from "@/lib/formatting";
import { Button } from "@/ui/Button";
import { Page, Section } from "@/ui/layout/Page";
import { ErrorState } from "@/ui/states/ErrorState";
import { Notice } from "@/ui/states/Notice";
import { Skeleton } from "@/ui/states/Skeleton";
import { Figures } from "./Figures";
import { RequestChart } from "./RequestChart";
import { type Status, statusQuery } from "./requests";
import { ServiceList } from "./ServiceList";

/** How the server does, followed every few seconds. */
export function HealthScreen() {
  const [live, setLive] = useState(true);
  const status = useQuery(statusQuery(live));
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "System health" }]);
  return (
    <Page
      title="System health"
      width="wide"
      lead={
        status.dataUpdatedAt > 0
          ? `As of ${formatClock(new Date(status.dataUpdatedAt).toISOString())}${live ? ", followed every five seconds" : ", not followed"}.`
          : "How the server does right now."
      }
      actions={
        <Button icon={live ? Pause : Play} onClick={() => setLive(!live)}>
          {live ? "Stop following" : "Follow"}
        </Button>
      }
    >
      {status.data ? (
        <>
          {status.isError ? (
            <Notice tone="warning">
              The server did not answer the last time. What stands here is older.
            </Notice>
          ) : null}
          <Body status={status.data} />
        </>
      ) : status.isError ? (
        <ErrorState
          title="The server could not be asked how it does"
          error={status.error}
          onRetry={() => void status.refetch()}
          busy={status.isFetching}
        />
      ) : (
        <div role="status" aria-label="Loading the health" className="flex flex-col gap-4">
          <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            {["a", "b", "c", "d"].map((tile) => (
              <Skeleton key={tile} className="h-24 rounded-lg" />
            ))}
          </div>
          <Skeleton className="h-48 rounded-lg" />
        </div>
      )}
    </Page>
  );
}

function Body({ status }: { status: Status }) {
  return (
    <>
      <Figures status={status} />
      <Section title="Requests" lead="By the minute, over the last hour.">
        <RequestChart minutes={status.requests.last} />
      </Section>
      <Section title="Services">
        <ServiceList services={status.services} />
      </Section>
      <Section title="Versions">
        <dl className="divide-y rounded-lg border bg-surface text-sm">
          {[
            ["Craftify Email", status.version],
            ["Python", status.python],
          ].map(([name, value]) => (
            <div key={name} className="flex gap-4 px-4 py-2.5">
              <dt className="w-40 text-ink-2">{name}</dt>
              <dd className="font-mono">{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
