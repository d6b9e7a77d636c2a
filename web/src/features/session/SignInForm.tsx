import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "@/lib/forms";
import { api, setCsrfToken } from "@/lib/server/api";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import type { Session } from "@/lib/server/models";
import { sessionQuery } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Notice } from "@/ui/states/Notice";

interface SignInFormProps {
  /** When only one person may come in here: nobody else's page is shown to them. */
  email?: string;
  onSignedIn: (session: Session) => void | Promise<void>;
}

function refusal(error: unknown): string {
  if (isApiError(error, "INVALID_CREDENTIALS")) {
    return "That email and password do not belong together. Check both and try again.";
  }
  if (isApiError(error, "RATE_LIMITED") && error.retryAfter) {
    const minutes = Math.ceil(error.retryAfter / 60);
    return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
  }
  return errorSentence(error);
}

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const client = useQueryClient();
  const form = useForm({
    initial: { email: email ?? "", password: "" },
    check: (values) => ({
      email: /^\S+@\S+$/.test(values.email.trim()) ? undefined : "Enter your email address.",
      password: values.password ? undefined : "Enter your password.",
    }),
    submit: async (values) => {
      const body = { email: values.email.trim(), password: values.password };
      const session = await api.post<Session>("/api/auth/login", { body });
      setCsrfToken(session.csrfToken);
      client.setQueryData(sessionQuery.queryKey, session);
      await onSignedIn(session);
    },
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      {form.failure ? <Notice tone="danger">{refusal(form.failure)}</Notice> : null}
      <Field label="Email" error={form.errorOf("email")}>
        {(control) => (
          <Input
            {...control}
            {...form.field("email")}
            type="email"
            autoComplete="username"
            autoFocus={!email}
            readOnly={Boolean(email)}
            spellCheck={false}
          />
        )}
      </Field>
      <Field label="Password" error={form.errorOf("password")}>
        {(control) => (
          <Input
            {...control}
            {...form.field("password")}
            type="password"
            autoComplete="current-password"
            autoFocus={Boolean(email)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={form.busy} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  );
}
