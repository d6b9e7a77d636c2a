import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { describeAgent } from "@/lib/browser/agents";
import { passkeyRefusal } from "@/lib/browser/passkeys";
import { useForm } from "@/lib/forms";
import { errorSentence } from "@/lib/server/apiError";
import type { RecoveryCodes as NewCodes, Passkey } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { Notice } from "@/ui/states/Notice";
import { addPasskey, refreshFactors, renamePasskey } from "./requests";

const LONGEST = 80;

const check = ({ name }: { name: string }) => ({
  name: name.trim() ? undefined : "Give it a name, so that you know it again.",
});

interface AddPasskeyDialogProps {
  onClose: () => void;
  onAdded: (codes: NewCodes) => void;
}

export function AddPasskeyDialog({ onClose, onAdded }: AddPasskeyDialogProps) {
  const client = useQueryClient();
  return (
    <NameDialog
      title="Add a passkey"
      description="Give it a name, then your browser asks where to keep it."
      action="Go on"
      name={describeAgent(navigator.userAgent).name}
      onClose={onClose}
      submit={async (name) => {
        const codes = await addPasskey(name);
        toast({ title: "Passkey added" });
        await refreshFactors(client);
        onAdded(codes);
      }}
    />
  );
}

interface RenamePasskeyDialogProps {
  passkey: Passkey;
  onClose: () => void;
}

export function RenamePasskeyDialog({ passkey, onClose }: RenamePasskeyDialogProps) {
  const client = useQueryClient();
  return (
    <NameDialog
      title="Rename the passkey"
      action="Rename"
      name={passkey.name}
      onClose={onClose}
      submit={async (name) => {
        await renamePasskey(passkey.id, name);
        await refreshFactors(client);
        onClose();
      }}
    />
  );
}

interface NameDialogProps {
  title: string;
  description?: string;
  action: string;
  name: string;
  onClose: () => void;
  submit: (name: string) => Promise<void>;
}

function NameDialog({ title, description, action, name, onClose, submit }: NameDialogProps) {
  const formId = useId();
  const form = useForm({
    initial: { name },
    check,
    submit: (values) => submit(values.name.trim()),
  });
  const failure = form.failure
    ? (passkeyRefusal(form.failure) ?? errorSentence(form.failure))
    : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      {...(description ? { description } : {})}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={form.busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {failure ? <Notice tone="danger">{failure}</Notice> : null}
        <Field label="Name" error={form.errorOf("name")}>
          {(control) => (
            <Input
              {...control}
              {...form.field("name")}
              autoComplete="off"
              autoFocus
              maxLength={LONGEST}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
