import { SwitchRow } from "@/ui/fields/SwitchRow";
import { Section } from "@/ui/layout/Page";
import { Notice } from "@/ui/states/Notice";
import type { SectionProps } from "./drafts";

export function UseSection({ draft, set }: SectionProps) {
  return (
    <Section title="In use">
      <div className="divide-y border-y">
        <SwitchRow
          label="People can sign in this way"
          help="Off keeps everything here for later."
          checked={draft.enabled}
          onChange={(enabled) => set(enabled ? { enabled } : { enabled, requireSso: false })}
        />
        <SwitchRow
          label="People of these domains must sign in this way"
          help="Their passwords and passkeys of Craftify work no more."
          checked={draft.requireSso}
          disabledReason={draft.enabled ? undefined : "Switch it on for people first."}
          onChange={(requireSso) => set({ requireSso })}
        >
          {draft.requireSso ? (
            <Notice tone="warning" className="mt-3">
              Try the connection before you save this. If your provider fails, people of these
              domains cannot come in, you among them.
            </Notice>
          ) : null}
        </SwitchRow>
      </div>
    </Section>
  );
}
