import { useForm } from "@/lib/forms";
import { checkPassword, passwordStrength } from "@/lib/passwords";
import { api } from "@/lib/server/api";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import type { Session } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { PasswordInput } from "@/ui/fields/PasswordInput";
import { PasswordStrength } from "@/ui/fields/PasswordStrength";
import { Notice } from "@/ui/states/Notice";

const BLANK = { organizationName: "", firstName: "", lastName: "", email: "", password: "" };

function check(values: typeof BLANK) {
  const needed = (text: string, sentence: string) => (text.trim() ? undefined : sentence);
  return {
    organizationName: needed(values.organizationName, "Enter the name of your organization."),
    firstName: needed(values.firstName, "Enter your first name."),
    lastName: needed(values.lastName, "Enter your last name."),
    email: /^[^\s@]+@[^\s@]+$/.test(values.email.trim())
      ? undefined
      : "Enter an address such as you@example.com.",
    password: checkPassword(values.password),
  };
}

function refusal(error: unknown): string {
  if (isApiError(error, "FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND")) {
    return "This set-up address is no longer valid. Start the server again and open the address it prints.";
  }
  return errorSentence(error);
}

interface SetupFormProps {
  token: string;
  onDone: (session: Session) => Promise<void>;
}

export function SetupForm({ token, onDone }: SetupFormProps) {
  const form = useForm({
    initial: BLANK,
    check,
    submit: async (values) => {
      const body = { ...values, email: values.email.trim(), token };
      await onDone(await api.post<Session>("/api/setup", { body }));
    },
  });
  const { organizationName, firstName, lastName, email, password } = form.values;
  const personal = [organizationName, firstName, lastName, email.split("@")[0] ?? ""];
  const strength = passwordStrength(password, personal);
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      {form.failure ? <Notice tone="danger">{refusal(form.failure)}</Notice> : null}
      <Field label="Organization" error={form.errorOf("organizationName")}>
        {(control) => (
          <Input
            {...control}
            {...form.field("organizationName")}
            autoComplete="organization"
            autoFocus
            maxLength={120}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="First name" error={form.errorOf("firstName")}>
          {(control) => (
            <Input
              {...control}
              {...form.field("firstName")}
              autoComplete="given-name"
              maxLength={80}
            />
          )}
        </Field>
        <Field label="Last name" error={form.errorOf("lastName")}>
          {(control) => (
            <Input
              {...control}
              {...form.field("lastName")}
              autoComplete="family-name"
              maxLength={80}
            />
          )}
        </Field>
      </div>
      <Field label="Email" error={form.errorOf("email")}>
        {(control) => (
          <Input
            {...control}
            {...form.field("email")}
            type="email"
            autoComplete="username"
            spellCheck={false}
          />
        )}
      </Field>
      <Field
        label="Password"
        error={form.errorOf("password")}
        help={<PasswordStrength strength={strength} />}
      >
        {(control) => (
          <PasswordInput {...control} {...form.field("password")} autoComplete="new-password" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={form.busy} className="mt-1 w-full">
        Create organization
      </Button>
    </form>
  );
}
