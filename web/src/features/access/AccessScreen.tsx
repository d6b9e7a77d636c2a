import { useQuery } from "@tanstack/react-query";
import { useBreadcrumbs } from "@/lib/browser/page";
import { useCan, useSession } from "@/lib/server/session";
import { Page, Section } from "@/ui/layout/Page";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { RulesForm } from "./RulesForm";
import { rulesQuery, type Scope } from "./requests";

/** From where people and programs may come in. */
export function AccessScreen() {
  const { organization } = useSession();
  const canOwn = useCan("organization:manage");
  const canAll = useCan("system:manage");
  const scope = canOwn ? "organization" : "system";
  const address = useQuery(rulesQuery(scope)).data?.address;
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Access rules" }]);
  return (
    <Page
      title="Access rules"
      lead={
        <>
          Which networks may come in. Changes hold everywhere within five seconds.
          {address ? (
            <>
              {" "}
              You come from <code className="font-mono text-ink text-sm">{address}</code>.
            </>
          ) : null}
        </>
      }
    >
      {canOwn ? (
        <Section
          title={`For ${organization.name}`}
          lead="People and API keys of your organization, wherever they sign in."
        >
          <Rules scope="organization" />
        </Section>
      ) : null}
      {canAll ? (
        <Section
          title="For the whole installation"
          lead="Everybody of every organization, before they sign in. The machine the server runs on is always let in: your way back."
        >
          <Rules scope="system" />
        </Section>
      ) : null}
    </Page>
  );
}

function Rules({ scope }: { scope: Scope }) {
  const rules = useQuery(rulesQuery(scope));
  if (rules.isError) {
    return (
      <ErrorState
        title="The rules could not be loaded"
        error={rules.error}
        onRetry={() => void rules.refetch()}
        busy={rules.isFetching}
      />
    );
  }
  if (rules.isPending) {
    return <Skeleton className="h-40 rounded-lg" />;
  }
  const { allow, deny } = rules.data;
  return <RulesForm key={JSON.stringify([allow, deny])} scope={scope} rules={rules.data} />;
}
