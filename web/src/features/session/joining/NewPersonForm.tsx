import { useForm } from "@/lib/forms";
import { checkPassword, passwordStrength } from "@/lib/passwords";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { PasswordInput } from "@/ui/fields/PasswordInput";
import { PasswordStrength } from "@/ui/fields/PasswordStrength";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "../signIn/refusals";
import type { JoiningProps } from "./KnownPersonForm";
import { acceptInvitation } from "./requests";

const needed = (text: string, sentence: string) => (text.trim() ? undefined : sentence);

/** Makes the account of somebody who has none yet. */
export function NewPersonForm({ token, email, organizationName, onJoined }: JoiningProps) {
  const form = useForm({
    initial: { firstName: "", lastName: "", password: "" },
    check: (values) => ({
      firstName: needed(values.firstName, "Enter your first name."),
      lastName: needed(values.lastName, "Enter your last name."),
      password: checkPassword(values.password),
    }),
    submit: async ({ firstName, lastName, password }) => {
      const names = { firstName: firstName.trim(), lastName: lastName.trim() };
      await onJoined(await acceptInvitation({ token, ...names, password }));
    },
  });
  const { firstName, lastName, password } = form.values;
  const personal = [organizationName, firstName, lastName, email.split("@")[0] ?? ""];
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      {form.failure ? <Notice tone="danger">{refusalSentence(form.failure)}</Notice> : null}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <div className="grid grid-cols-2 gap-3">
        <Field label="First name" error={form.errorOf("firstName")}>
          {(control) => (
            <Input
              {...control}
              {...form.field("firstName")}
              autoComplete="given-name"
              autoFocus
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
      <Field
        label="Password"
        error={form.errorOf("password")}
        help={<PasswordStrength strength={passwordStrength(password, personal)} />}
      >
        {(control) => (
          <PasswordInput {...control} {...form.field("password")} autoComplete="new-password" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={form.busy} className="mt-1 w-full">
        {`Join ${organizationName}`}
      </Button>
    </form>
  );
}
