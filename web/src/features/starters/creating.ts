import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { createTemplate, type NewTemplate, refreshTemplates } from "@/lib/server/templates";

/** Make a template and open it. */
export function useCreate() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (template: NewTemplate) => createTemplate(template),
    onSuccess: async (template) => {
      refreshTemplates(client);
      await navigate({ to: "/templates/$templateId", params: { templateId: template.id } });
    },
  });
}
