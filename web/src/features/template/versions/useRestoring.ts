/** Makes an old version the newest again; what was being written stays one undo away. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, errorSentence } from "@/lib/server/apiError";
import { refreshTemplates, templateQuery } from "@/lib/server/templates";
import { toast } from "@/ui/layers/toasts";
import { useBench } from "../bench";
import { discardDraft, getDraft, restoreVersion, versionsKey } from "../requests";

export function useRestoring() {
  const { template, draft } = useBench();
  const client = useQueryClient();
  const { id } = template;
  return useMutation({
    mutationFn: async (version: number) => {
      if (!(await draft.flush())) {
        throw new ApiError({
          code: "NOT_SAVED",
          status: 0,
          message: "Your draft could not be saved, so nothing was restored.",
        });
      }
      const restored = await restoreVersion(id, version);
      await discardDraft(id);
      return { restored, fresh: await getDraft(id) };
    },
    onSuccess: async ({ restored, fresh }, version) => {
      draft.adopt(fresh, "restore");
      client.setQueryData(templateQuery(id).queryKey, restored);
      toast({
        title:
          restored.version === version
            ? `This is version ${version} again`
            : `Version ${version} is back as version ${restored.version}`,
        action: { label: "Undo", run: draft.undo },
      });
      await Promise.all([
        client.invalidateQueries({ queryKey: versionsKey(id) }),
        refreshTemplates(client),
      ]);
    },
    onError: (error, version) =>
      toast({
        tone: "danger",
        title: `Version ${version} could not be restored`,
        description: errorSentence(error),
      }),
  });
}
