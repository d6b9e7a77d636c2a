/** Making a kit the default, and deleting it. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorSentence } from "@/lib/server/apiError";
import { deleteBrand, refreshBrands, setDefaultBrand } from "@/lib/server/brands";
import type { Brand } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { toast } from "@/ui/layers/toasts";

interface KitActionsProps {
  kit: Brand;
  onDeleted: () => void;
}

export function KitActions({ kit, onDeleted }: KitActionsProps) {
  const client = useQueryClient();
  const mayManage = useCan("brand:manage");
  const [asking, setAsking] = useState(false);
  const choosing = useMutation({
    mutationFn: () => setDefaultBrand(kit.id),
    onSuccess: () => refreshBrands(client),
    onError: (error) => toast({ title: errorSentence(error), tone: "danger" }),
  });
  const deleting = useMutation({
    mutationFn: () => deleteBrand(kit),
    onSuccess: async () => {
      setAsking(false);
      onDeleted();
      toast({ title: `Deleted the kit ${kit.name}` });
      await refreshBrands(client);
    },
  });
  if (!mayManage) {
    return (
      <p className="text-ink-3 text-sm">
        You can look at the brand. Who manages it can change it: ask an administrator.
      </p>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        busy={choosing.isPending}
        disabledReason={kit.isDefault ? "It is the default" : undefined}
        onClick={() => choosing.mutate()}
      >
        Make it the default
      </Button>
      <Button variant="dangerGhost" onClick={() => setAsking(true)}>
        Delete kit
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${kit.name}?`}
        action="Delete"
        busy={deleting.isPending}
        error={deleting.error}
        onConfirm={() => deleting.mutate()}
      >
        Emails keep what they took from it. The kit itself cannot be brought back.
      </ConfirmDialog>
    </div>
  );
}
