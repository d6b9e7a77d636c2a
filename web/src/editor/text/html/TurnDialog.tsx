/** Says exactly what is lost when HTML becomes rich text, before anything is. */

import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/layers/Dialog";

interface TurnDialogProps {
  lost: readonly string[];
  onClose: () => void;
  onTurn: () => void;
}

export function TurnDialog({ lost, onClose, onTurn }: TurnDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Turn into rich text"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={onTurn}>
            Turn into rich text
          </Button>
        </>
      }
    >
      <div data-text-layer="" className="flex flex-col gap-2 text-ink-2">
        <p>You can type in rich text right in the email. This would be lost:</p>
        <ul className="list-disc pl-5 text-ink text-sm">
          {lost.map((one) => (
            <li key={one} className="break-words py-0.5">
              {one}
            </li>
          ))}
        </ul>
        <p>Undo brings it back.</p>
      </div>
    </Dialog>
  );
}
