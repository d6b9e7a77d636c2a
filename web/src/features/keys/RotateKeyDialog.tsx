import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorSentence } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Select } from "@/ui/fields/Select";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";
import { NewKeyDialog } from "./NewKeyDialog";
import { type ApiKey, refreshKeys, rotateKey } from "./requests";

const OVERLAPS = [
  { value: "0", label: "Not at all: it stops now" },
  { value: "15", label: "15 minutes" },
  { value: "60", label: "1 hour" },
  { value: "1440", label: "24 hours" },
] as const;

type Overlap = (typeof OVERLAPS)[number]["value"];

interface RotateKeyDialogProps {
  apiKey: ApiKey;
  onClose: () => void;
}

/** A new secret for the same key, while the old one may go on for a while. */
export function RotateKeyDialog({ apiKey, onClose }: RotateKeyDialogProps) {
  const client = useQueryClient();
  const [overlap, setOverlap] = useState<Overlap>("60");
  const rotating = useMutation({
    mutationFn: () => rotateKey(apiKey.id, Number(overlap)),
    onSuccess: () => refreshKeys(client),
  });
  if (rotating.data) {
    return <NewKeyDialog made={rotating.data} title="Here is the new secret" onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`New secret for “${apiKey.name}”`}
      description="What the key may do stays as it is. The new secret is shown once."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={rotating.isPending} onClick={() => rotating.mutate()}>
            Make a new secret
          </Button>
        </>
      }
    >
      <Field
        label="How long the old secret goes on working"
        help={
          overlap === "0"
            ? "Programs that still use it are refused within five seconds."
            : "Time to give the new one to your programs without an interruption."
        }
      >
        {(control) => (
          <Select<Overlap>
            control={control}
            value={overlap}
            options={OVERLAPS}
            onChange={setOverlap}
          />
        )}
      </Field>
      {rotating.error ? (
        <Notice tone="danger" className="mt-4">
          {errorSentence(rotating.error)}
        </Notice>
      ) : null}
    </Dialog>
  );
}
