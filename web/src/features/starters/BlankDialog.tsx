import { Dialog } from "@/ui/layers/Dialog";
import { BLANK_MJML } from "./blank";
import { useCreate } from "./creating";
import { NameForm } from "./NameForm";

export function BlankDialog({ onClose }: { onClose: () => void }) {
  const create = useCreate();
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Blank template">
      <NameForm
        suggestion="Untitled"
        busy={create.isPending}
        error={create.error}
        onCreate={(name) => create.mutate({ name, mjml: BLANK_MJML })}
      />
    </Dialog>
  );
}
