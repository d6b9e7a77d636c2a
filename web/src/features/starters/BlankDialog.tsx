import { Dialog } from "@/ui/layers/Dialog";
import { useCreate } from "./creating";
import { NameForm } from "./NameForm";
import { SCRATCH } from "./scratch";

/** An empty email, to be designed. */
export function BlankDialog({ onClose }: { onClose: () => void }) {
  const create = useCreate();
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Start from scratch">
      <NameForm
        suggestion="Untitled"
        busy={create.isPending}
        error={create.error}
        onCreate={(name) => create.mutate({ name, design: SCRATCH })}
      />
    </Dialog>
  );
}
