import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/layers/Dialog";
import { RecoveryCodes } from "./RecoveryCodes";

interface RecoveryCodesDialogProps {
  /** Nothing is shown while there are none. */
  codes: readonly string[] | null;
  onKept: () => void;
}

export function RecoveryCodesDialog({ codes, onKept }: RecoveryCodesDialogProps) {
  return (
    <Dialog
      open={codes !== null}
      onOpenChange={() => undefined}
      closable={false}
      title="Your recovery codes"
      description="Each lets you in once when you do not have your second factor at hand."
      footer={
        <Button variant="primary" onClick={onKept}>
          I have kept them
        </Button>
      }
    >
      {codes ? <RecoveryCodes codes={codes} /> : null}
    </Dialog>
  );
}
