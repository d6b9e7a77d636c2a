import { DomainsField } from "@/ui/fields/DomainsField";
import { SwitchRow } from "@/ui/fields/SwitchRow";
import { Section } from "@/ui/layout/Page";
import type { SectionProps } from "./drafts";

export function PeopleSection({ draft, set, errorOf }: SectionProps) {
  return (
    <Section title="Who comes in">
      <DomainsField
        help="Whoever enters an address of one of them is sent to your provider."
        domains={draft.domains}
        onChange={(domains) => set({ domains })}
        error={errorOf("domains")}
      />
      <div className="mt-2 divide-y border-b">
        <SwitchRow
          label="Welcome people who are not here yet"
          help="Whoever signs in with an address of these domains gets an account. Otherwise people have to be invited first."
          checked={draft.justInTime}
          onChange={(justInTime) => set({ justInTime })}
        />
        <SwitchRow
          label="Trust the provider with email addresses"
          help="For providers that do not say whether they verified an address, such as Entra ID: addresses of these domains then count as verified."
          checked={draft.trustEmail}
          onChange={(trustEmail) => set({ trustEmail })}
        />
      </div>
    </Section>
  );
}
