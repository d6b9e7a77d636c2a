import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors } from "@/lib/server/apiError";
import { sessionQuery, useCan } from "@/lib/server/session";
import { DomainsField } from "@/ui/fields/DomainsField";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";
import { toast } from "@/ui/layers/toasts";
import { Section } from "@/ui/layout/Page";
import { SaveBar } from "@/ui/layout/SaveBar";
import { Notice } from "@/ui/states/Notice";
import { changesOf, type Draft, draftOf, isChanged, sessionLengths } from "./changes";
import { changeOrganization, type Organization, organizationQuery } from "./requests";
import { SecondFactorRule } from "./SecondFactorRule";

const NAME_MAX = 120;
const CLOSED = "Only administrators can change this.";

export function OrganizationForm({ organization }: { organization: Organization }) {
  const client = useQueryClient();
  const closed = useCan("organization:manage") ? undefined : CLOSED;
  const before = draftOf(organization);
  const [draft, setDraft] = useState(before);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const saving = useMutation({
    mutationFn: () => changeOrganization(organization.etag, changesOf(before, draft)),
    onSuccess: async (saved) => {
      client.setQueryData(organizationQuery.queryKey, saved);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast({ title: "Organization saved" });
    },
  });
  const refused = fieldErrors(saving.error);
  const nameless = draft.name.trim() === "" ? "Enter a name." : undefined;
  return (
    <div className="flex flex-col gap-8">
      {closed ? (
        <Notice>You see how your organization is set up; administrators can change it.</Notice>
      ) : null}
      <Field label="Name" help={closed} error={refused["name"] ?? nameless}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            maxLength={NAME_MAX}
            disabled={Boolean(closed)}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Section title="Signing in">
        <div className="divide-y border-y">
          <SecondFactorRule
            checked={draft.requireSecondFactor}
            before={before.requireSecondFactor}
            disabledReason={closed}
            onChange={(requireSecondFactor) => set({ requireSecondFactor })}
          />
          <div className="py-3">
            <Field
              label="People stay signed in for"
              help={
                closed ??
                "Then they sign in anew, on every device. It counts from the next sign-in."
              }
              error={refused["sessionDays"]}
            >
              {(control) => (
                <Select
                  control={control}
                  value={draft.sessionDays === null ? "none" : String(draft.sessionDays)}
                  options={sessionLengths(draft.sessionDays)}
                  disabled={Boolean(closed)}
                  onChange={(days) => set({ sessionDays: days === "none" ? null : Number(days) })}
                  className="max-w-64"
                />
              )}
            </Field>
          </div>
        </div>
      </Section>
      <Section title="Invitations">
        {closed ? (
          <p className="text-ink-2">
            {draft.inviteDomains.length > 0
              ? `Only addresses of ${draft.inviteDomains.join(", ")} can be invited.`
              : "Everybody can be invited."}
          </p>
        ) : (
          <DomainsField
            help="Only addresses of these domains can be invited. Without any, everybody's can."
            domains={draft.inviteDomains}
            onChange={(domains) => set({ inviteDomains: [...domains] })}
            error={refused["inviteDomains"]}
          />
        )}
      </Section>
      <SaveBar
        dirty={isChanged(before, draft)}
        busy={saving.isPending}
        error={saving.error}
        problem={nameless}
        onSave={() => saving.mutate()}
        onDiscard={() => {
          setDraft(before);
          saving.reset();
        }}
      />
    </div>
  );
}
