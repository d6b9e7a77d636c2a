import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { toast } from "@/ui/layers/toasts";
import { Section } from "@/ui/layout/Page";
import { type Connection, deleteConnection, refreshConnections } from "./requests";

export function DeleteConnection({ connection }: { connection: Connection }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const deleting = useMutation({
    mutationFn: () => deleteConnection(connection.id),
    onSuccess: async () => {
      await navigate({ to: "/settings/sso", replace: true });
      await refreshConnections(client);
      toast({ title: `“${connection.name}” is deleted` });
    },
  });
  return (
    <Section
      title="Delete"
      lead="Nobody can sign in this way any more. Accounts and their work stay."
      actions={
        <Button variant="dangerGhost" onClick={() => setAsking(true)}>
          Delete connection
        </Button>
      }
    >
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Delete “${connection.name}”?`}
        action="Delete connection"
        busy={deleting.isPending}
        error={deleting.error}
        onConfirm={() => deleting.mutate()}
      >
        <p>
          People who have no password here need one to come in again: they get it by “Forgot
          password”.
        </p>
        <p>The client secret is destroyed. To connect again you need it from your provider.</p>
      </ConfirmDialog>
    </Section>
  );
}
