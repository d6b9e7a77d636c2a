import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import type { Scope } from "./requests";

interface LockOutDialogProps {
  open: boolean;
  scope: Scope;
  address: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before somebody shuts the door behind them. */
export function LockOutDialog(props: LockOutDialogProps) {
  const { open, scope, address, busy, error, onClose, onConfirm } = props;
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="These rules shut you out"
      action="Save and shut me out"
      busy={busy}
      error={error}
      onConfirm={onConfirm}
    >
      <p>
        You come from <code className="font-mono text-ink">{address}</code>, which they do not let
        in. Within five seconds nothing here answers you any more.
      </p>
      <p>
        {scope === "system"
          ? "The way back is on the machine the server runs on, where the rules do not count."
          : "Somebody who comes from an allowed network, or an administrator of the installation, has to let you in again."}
      </p>
    </ConfirmDialog>
  );
}
