import { formatDateTime } from "@/lib/formatting";
import { CopyButton } from "@/ui/CopyButton";
import { Section } from "@/ui/layout/Page";
import type { Organization } from "./requests";

/** What programs and support may ask for. */
export function OrganizationFacts({ organization }: { organization: Organization }) {
  return (
    <Section title="About">
      <dl className="divide-y rounded-lg border bg-surface text-sm">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <dt className="w-32 text-ink-2">ID</dt>
          <dd className="min-w-0 flex-1 break-all font-mono">{organization.id}</dd>
          <CopyButton text={organization.id} size="sm" label="Copy ID" />
        </div>
        <div className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2.5">
          <dt className="w-32 text-ink-2">Here since</dt>
          <dd>{formatDateTime(organization.createdAt)}</dd>
        </div>
        {organization.operates ? (
          <div className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2.5">
            <dt className="w-32 text-ink-2">Installation</dt>
            <dd className="min-w-0 flex-1">
              Your organization looks after this installation: its administrators see its health and
              security.
            </dd>
          </div>
        ) : null}
      </dl>
    </Section>
  );
}
