import type { ReactNode } from "react";
import { errorSentence } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";

interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** The question, such as "Remove Ada Byron?". */
  title: string;
  /** What the button does, as a verb. */
  action: string;
  tone?: "danger" | "primary";
  busy?: boolean;
  /** Why it did not work. */
  error?: unknown;
  onConfirm: () => void;
  /** What will happen, in plain words. */
  children: ReactNode;
}

/** Asks before something that cannot simply be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, action, tone = "danger", busy = false, error, onConfirm } = props;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={tone} busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-ink-2 text-pretty">{props.children}</div>
      {error ? (
        <Notice tone="danger" className="mt-4">
          {errorSentence(error)}
        </Notice>
      ) : null}
    </Dialog>
  );
}
