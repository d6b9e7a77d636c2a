/** A template that was opened by its address while it lies in the bin. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { formatRelative } from "@/lib/formatting";
import { errorSentence } from "@/lib/server/apiError";
import type { Template } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { refreshTemplates, templateQuery, undeleteTemplate } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";

export function InTheBin({ template }: { template: Template }) {
  const client = useQueryClient();
  const may = useCan("template:delete");
  const restoring = useMutation({
    mutationFn: () => undeleteTemplate(template.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: templateQuery(template.id).queryKey });
      await client.resetQueries({ queryKey: ["draft", template.id] });
      await refreshTemplates(client);
    },
  });
  return (
    <EmptyState
      page
      icon={Trash2}
      title={`“${template.name}” is in the bin`}
      actions={
        <Button
          variant="primary"
          busy={restoring.isPending}
          disabledReason={may ? undefined : "You need the permission to delete templates."}
          onClick={() => restoring.mutate()}
        >
          Restore it
        </Button>
      }
    >
      {restoring.error ? (
        <p role="alert" className="text-danger">
          {errorSentence(restoring.error)}
        </p>
      ) : (
        `It was put there ${formatRelative(template.deletedAt ?? template.updatedAt)}, with all its versions.`
      )}
    </EmptyState>
  );
}
