/** Duplicating, discarding the draft, moving to the bin: each with a way back. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import {
  deleteTemplate,
  duplicateTemplate,
  refreshTemplates,
  templateQuery,
  undeleteTemplate,
} from "@/lib/server/templates";
import { toast } from "@/ui/layers/toasts";
import { useBench } from "./bench";
import { discardDraft, getDraft } from "./requests";

/** Do something, and say so when it fails. */
async function attempt(failed: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const id = isApiError(error) && error.requestId ? ` Request ${error.requestId}` : "";
    toast({ tone: "danger", title: failed, description: errorSentence(error) + id });
  }
}

export function useTemplateActions() {
  const { template, draft } = useBench();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, name } = template;

  const discard = () =>
    attempt("The draft could not be discarded", async () => {
      await draft.flush();
      await discardDraft(id);
      draft.adopt(await getDraft(id), "discard");
      toast({ title: "Draft discarded", action: { label: "Undo", run: draft.undo } });
    });

  const duplicate = () =>
    attempt("The template could not be duplicated", async () => {
      await draft.flush();
      const copy = await duplicateTemplate(id);
      await refreshTemplates(client);
      toast({ title: `“${copy.name}” created` });
      await navigate({ to: "/templates/$templateId", params: { templateId: copy.id } });
    });

  const bringBack = () =>
    attempt("The template could not be restored", async () => {
      await undeleteTemplate(id);
      await client.invalidateQueries({ queryKey: templateQuery(id).queryKey });
      await refreshTemplates(client);
    });

  const remove = () =>
    attempt("The template could not be moved to the bin", async () => {
      await draft.flush();
      await deleteTemplate(id);
      await navigate({ to: "/templates" });
      client.removeQueries({ queryKey: templateQuery(id).queryKey });
      await refreshTemplates(client);
      toast({
        title: `“${name}” moved to the bin`,
        action: { label: "Undo", run: () => void bringBack() },
      });
    });

  return { discard, duplicate, remove };
}
