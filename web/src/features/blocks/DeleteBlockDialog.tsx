/** Asks before a synced block is deleted, and says which emails would miss it. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatCount } from "@/lib/formatting";
import { blockUsesQuery, deleteBlock, refreshBlocks } from "@/lib/server/blocks";
import type { SyncedBlock } from "@/lib/server/models";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { toast } from "@/ui/layers/toasts";

interface DeleteBlockDialogProps {
  block: SyncedBlock;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteBlockDialog({ block, onClose, onDeleted }: DeleteBlockDialogProps) {
  const client = useQueryClient();
  const uses = useQuery(blockUsesQuery(block.id)).data ?? [];
  const deleting = useMutation({
    mutationFn: () => deleteBlock(block.id),
    onSuccess: async () => {
      onDeleted();
      toast({ title: `Deleted the block ${block.name}` });
      await refreshBlocks(client);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Delete ${block.name}?`}
      action="Delete"
      busy={deleting.isPending}
      error={deleting.error}
      onConfirm={() => deleting.mutate()}
    >
      {uses.length === 0 ? (
        <p>It stands in no email. It cannot be brought back.</p>
      ) : (
        <>
          <p>
            It stands in {formatCount(uses.length, "place")}. Versions made with it stay as they
            are; their drafts cannot be compiled until it is taken out. It cannot be brought back.
          </p>
          <ul className="list-disc pl-5">
            {uses.slice(0, 6).map((use) => (
              <li key={use.id}>{use.name}</li>
            ))}
          </ul>
          {uses.length > 6 ? <p>And {uses.length - 6} more.</p> : null}
        </>
      )}
    </ConfirmDialog>
  );
}
