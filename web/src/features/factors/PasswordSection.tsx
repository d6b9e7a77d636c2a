import { RectangleEllipsis } from "lucide-react";
import { useId, useState } from "react";
import { useForm } from "@/lib/forms";
import { checkPassword, passwordStrength } from "@/lib/passwords";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { PasswordInput } from "@/ui/fields/PasswordInput";
import { PasswordStrength } from "@/ui/fields/PasswordStrength";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { Section } from "@/ui/layout/Page";
import { Notice } from "@/ui/states/Notice";
import { FactorRow, ROWS } from "./FactorRow";
import { changePassword, type Factors, removePassword } from "./requests";
import { passwordNeeded } from "./strength";
import { useFactorChange } from "./useFactors";

export function PasswordSection({ factors }: { factors: Factors }) {
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const close = () => setOpen(null);
  const remove = useFactorChange({
    run: removePassword,
    done: "Password removed: your passkeys let you in",
    failed: "Not removed",
    onDone: close,
  });
  return (
    <Section title="Password">
      <div className={ROWS}>
        <FactorRow
          icon={RectangleEllipsis}
          title={factors.password ? "Password" : "No password"}
          about={
            factors.password
              ? "Changing it ends all your other sessions."
              : "“Forgot your password?” at sign-in mails you a link with which you can set one."
          }
          actions={
            factors.password ? (
              <>
                <Button size="sm" onClick={() => setOpen("change")}>
                  Change
                </Button>
                <Button
                  size="sm"
                  variant="dangerGhost"
                  disabledReason={passwordNeeded(factors)}
                  onClick={() => setOpen("remove")}
                >
                  Remove
                </Button>
              </>
            ) : null
          }
        />
      </div>
      {open === "change" ? <ChangePasswordDialog onClose={close} /> : null}
      <ConfirmDialog
        open={open === "remove"}
        onClose={close}
        title="Remove your password?"
        action="Remove"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <p>
          From then on you sign in with a passkey only. A password that is not there cannot be
          guessed or stolen.
        </p>
      </ConfirmDialog>
    </Section>
  );
}

function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const { user, organization } = useSession();
  const formId = useId();
  const form = useForm({
    initial: { currentPassword: "", newPassword: "" },
    check: (values) => ({
      currentPassword: values.currentPassword ? undefined : "Enter the password you have now.",
      newPassword: checkPassword(values.newPassword),
    }),
    submit: async (values) => {
      await changePassword(values.currentPassword, values.newPassword);
      toast({ title: "Your password has been changed", description: "Other sessions have ended." });
      onClose();
    },
  });
  const wrong = isApiError(form.failure, "INVALID_CREDENTIALS");
  const personal = [
    organization.name,
    user.firstName,
    user.lastName,
    user.email.split("@")[0] ?? "",
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Change your password"
      description="Everybody else who is signed in to your account is signed out."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={form.busy}>
            Change the password
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure && !wrong ? (
          <Notice tone="danger">{errorSentence(form.failure)}</Notice>
        ) : null}
        <input type="email" autoComplete="username" value={user.email} readOnly hidden />
        <Field
          label="Present password"
          error={wrong ? "This is not your password." : form.errorOf("currentPassword")}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...form.field("currentPassword")}
              autoComplete="current-password"
              autoFocus
            />
          )}
        </Field>
        <Field
          label="New password"
          error={form.errorOf("newPassword")}
          help={<PasswordStrength strength={passwordStrength(form.values.newPassword, personal)} />}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...form.field("newPassword")}
              autoComplete="new-password"
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
