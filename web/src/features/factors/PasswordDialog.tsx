import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useForm } from "@/lib/forms";
import { checkPassword, passwordStrength } from "@/lib/passwords";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { PasswordInput } from "@/ui/fields/PasswordInput";
import { PasswordStrength } from "@/ui/fields/PasswordStrength";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { Notice } from "@/ui/states/Notice";
import { changePassword, refreshFactors } from "./requests";

interface PasswordDialogProps {
  /** Whether there is a password already. */
  had: boolean;
  onClose: () => void;
}

export function PasswordDialog({ had, onClose }: PasswordDialogProps) {
  const { user, organization } = useSession();
  const client = useQueryClient();
  const formId = useId();
  const form = useForm({
    initial: { currentPassword: "", newPassword: "" },
    check: (values) => ({
      currentPassword:
        !had || values.currentPassword ? undefined : "Enter the password you have now.",
      newPassword: checkPassword(values.newPassword),
    }),
    submit: async (values) => {
      await changePassword(had ? values.currentPassword : null, values.newPassword);
      toast({
        title: had ? "Your password has been changed" : "Your password has been set",
        description: "Your other sessions have ended.",
      });
      await refreshFactors(client);
      onClose();
    },
  });
  const wrong = isApiError(form.failure, "INVALID_CREDENTIALS");
  const action = had ? "Change the password" : "Set the password";
  const personal = [organization.name, user.firstName, user.lastName, user.email.split("@")[0]];
  const strength = passwordStrength(
    form.values.newPassword,
    personal.map((word) => word ?? ""),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={had ? "Change your password" : "Set a password"}
      description="Everybody else who is signed in to your account is signed out."
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
        {form.failure && !wrong ? (
          <Notice tone="danger">{errorSentence(form.failure)}</Notice>
        ) : null}
        <input type="email" autoComplete="username" value={user.email} readOnly hidden />
        {had ? (
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
        ) : null}
        <Field
          label="New password"
          error={form.errorOf("newPassword")}
          help={<PasswordStrength strength={strength} />}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...form.field("newPassword")}
              autoComplete="new-password"
              autoFocus={!had}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
