import { useId, useState } from "react";
import { useForm } from "@/lib/forms";
import { api } from "@/lib/server/api";
import { errorSentence } from "@/lib/server/apiError";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";

/** The address one signs in with; another one holds once its mail has been answered. */
export function EmailField() {
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  const [waitingFor, setWaitingFor] = useState("");
  return (
    <Field
      label="Email"
      help={
        waitingFor
          ? `A mail is on its way to ${waitingFor}. The change holds once you open its link.`
          : "You sign in with this address, and mails about your account go there."
      }
    >
      {(control) => (
        <div className="flex gap-2">
          <Input {...control} type="email" value={user.email} readOnly className="min-w-0 flex-1" />
          <Button onClick={() => setOpen(true)}>Change</Button>
          {open ? (
            <ChangeEmailDialog
              onClose={() => setOpen(false)}
              onSent={(email) => {
                setOpen(false);
                setWaitingFor(email);
              }}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}

interface ChangeEmailDialogProps {
  onClose: () => void;
  onSent: (email: string) => void;
}

function ChangeEmailDialog({ onClose, onSent }: ChangeEmailDialogProps) {
  const { user } = useSession();
  const formId = useId();
  const form = useForm({
    initial: { email: "" },
    check: ({ email }) => {
      const typed = email.trim().toLowerCase();
      if (!/^[^\s@]+@[^\s@]+$/.test(typed)) {
        return { email: "Enter an address such as you@example.com." };
      }
      return typed === user.email.toLowerCase() ? { email: "This is your address already." } : {};
    },
    submit: async (values) => {
      const email = values.email.trim();
      await api.post("/api/users/me/email", { body: { email } });
      onSent(email);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Change your email address"
      description="We mail a link to the new address. Until you open it, everything stays as it is."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={form.busy}>
            Mail me the link
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure ? <Notice tone="danger">{errorSentence(form.failure)}</Notice> : null}
        <Field label="New address" error={form.errorOf("email")}>
          {(control) => (
            <Input
              {...control}
              {...form.field("email")}
              type="email"
              autoComplete="email"
              autoFocus
              spellCheck={false}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
