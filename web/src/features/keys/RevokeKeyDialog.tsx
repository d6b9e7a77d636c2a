import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatRelative } from "@/lib/formatting";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { toast } from "@/ui/layers/toasts";
import { type ApiKey, refreshKeys, revokeKey } from "./requests";

interface RevokeKeyDialogProps {
  apiKey: ApiKey;
  onClose: () => void;
}

export function RevokeKeyDialog({ apiKey, onClose }: RevokeKeyDialogProps) {
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: async () => {
      await refreshKeys(client);
      onClose();
      toast({ title: `“${apiKey.name}” is revoked` });
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Revoke “${apiKey.name}”?`}
      action="Revoke key"
      busy={revoking.isPending}
      error={revoking.error}
      onConfirm={() => revoking.mutate()}
    >
      <p>
        Programs that use it are refused within five seconds. It cannot be undone; you can make
        another key.
      </p>
      <p>
        {apiKey.lastUsedAt
          ? `It was last used ${formatRelative(apiKey.lastUsedAt)}${apiKey.lastUsedAddress ? ` from ${apiKey.lastUsedAddress}` : ""}.`
          : "It has never been used."}
      </p>
    </ConfirmDialog>
  );
}
