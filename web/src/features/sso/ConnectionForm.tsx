import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { fieldErrors } from "@/lib/server/apiError";
import { toast } from "@/ui/layers/toasts";
import { SaveBar } from "@/ui/layout/SaveBar";
import { DeleteConnection } from "./DeleteConnection";
import { draftOf, FRESH, inputOf, problemsOf, type SectionProps, sameDraft } from "./drafts";
import { PeopleSection } from "./PeopleSection";
import { ProviderSection } from "./ProviderSection";
import { RolesSection } from "./RolesSection";
import {
  type Connection,
  changeConnection,
  connectionsQuery,
  createConnection,
  refreshConnections,
} from "./requests";
import { Trying } from "./Trying";
import { UseSection } from "./UseSection";

export function ConnectionForm({ connection }: { connection: Connection | undefined }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const before = connection ? draftOf(connection) : FRESH;
  const [draft, setDraft] = useState(before);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(draft);
  const saving = useMutation({
    mutationFn: () =>
      connection ? changeConnection(connection, inputOf(draft)) : createConnection(inputOf(draft)),
    onSuccess: async (saved) => {
      client.setQueryData(connectionsQuery.queryKey, (all) =>
        all ? [...all.filter(({ id }) => id !== saved.id), saved] : all,
      );
      await refreshConnections(client);
      toast({ title: connection ? "Connection saved" : `“${saved.name}” is connected` });
      if (!connection) {
        await navigate({
          to: "/settings/sso/$connectionId",
          params: { connectionId: saved.id },
          replace: true,
        });
      }
    },
  });
  const refused = fieldErrors(saving.error);
  const section: SectionProps = {
    draft,
    set: (change) => setDraft((now) => ({ ...now, ...change })),
    errorOf: (name) => refused[name] ?? (tried ? problems[name] : undefined),
  };
  const save = () => {
    setTried(true);
    if (Object.keys(problems).length === 0) {
      saving.mutate();
    }
  };
  const first = Object.values(problems)[0];
  return (
    <form
      noValidate
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ProviderSection {...section} connection={connection} />
      <PeopleSection {...section} />
      <RolesSection {...section} />
      <UseSection {...section} />
      {connection ? <Trying connection={connection} changed={!sameDraft(draft, before)} /> : null}
      {connection ? <DeleteConnection connection={connection} /> : null}
      <SaveBar
        dirty={!sameDraft(draft, before)}
        busy={saving.isPending}
        error={saving.error}
        label={connection ? "Save changes" : "Add connection"}
        onSave={save}
        onDiscard={() => {
          setDraft(before);
          setTried(false);
          saving.reset();
        }}
      >
        {tried && first ? <p className="text-danger text-sm">{first}</p> : null}
      </SaveBar>
    </form>
  );
}
