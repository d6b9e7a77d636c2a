import { Link, useNavigate } from "@tanstack/react-router";
import { LinkIcon } from "lucide-react";
import { useLinkToken } from "@/lib/browser/linkToken";
import { usePageTitle } from "@/lib/browser/page";
import { useForm } from "@/lib/forms";
import { checkPassword, passwordStrength } from "@/lib/passwords";
import { api } from "@/lib/server/api";
import { isApiError } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { PasswordInput } from "@/ui/fields/PasswordInput";
import { PasswordStrength } from "@/ui/fields/PasswordStrength";
import { toast } from "@/ui/layers/toasts";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { EmptyState } from "@/ui/states/EmptyState";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "../signIn/refusals";

/** Sets a new password with the token of the mail's link. */
export function ResetPasswordScreen() {
  const token = useLinkToken();
  const navigate = useNavigate();
  usePageTitle("Set a new password");
  const form = useForm({
    initial: { password: "" },
    check: (values) => ({ password: checkPassword(values.password) }),
    submit: async ({ password }) => {
      await api.post("/api/auth/password/reset", { body: { token, password } });
      toast({
        title: "Your password has been changed",
        description: "All your sessions have ended. Sign in with the new password.",
      });
      await navigate({ to: "/sign-in", replace: true });
    },
  });
  if (!token || isApiError(form.failure, "RESET_INVALID", "NOT_FOUND", "GONE")) {
    return <LinkOver />;
  }
  return (
    <AuthLayout
      title="Set a new password"
      lead="Everybody who is signed in to your account is signed out, on all devices."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure ? <Notice tone="danger">{refusalSentence(form.failure)}</Notice> : null}
        <Field
          label="New password"
          error={form.errorOf("password")}
          help={<PasswordStrength strength={passwordStrength(form.values.password)} />}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...form.field("password")}
              autoComplete="new-password"
              autoFocus
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={form.busy} className="w-full">
          Set the password
        </Button>
      </form>
    </AuthLayout>
  );
}

function LinkOver() {
  return (
    <EmptyState
      page
      icon={LinkIcon}
      title="This link no longer works"
      className="min-h-full justify-center"
      actions={
        <Button asChild variant="primary">
          <Link to="/forgot-password">Ask for a new link</Link>
        </Button>
      }
    >
      It works once, for 30 minutes, and only as long as the page it opened is not loaded again.
    </EmptyState>
  );
}
