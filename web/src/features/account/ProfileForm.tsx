import { useQueryClient } from "@tanstack/react-query";
import { formatDay } from "@/lib/formatting";
import { useForm } from "@/lib/forms";
import { api } from "@/lib/server/api";
import { errorSentence } from "@/lib/server/apiError";
import type { Session } from "@/lib/server/models";
import { PEOPLE_KEY } from "@/lib/server/people";
import { roleName } from "@/lib/server/roles";
import { keepSession, useSession } from "@/lib/server/session";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { toast } from "@/ui/layers/toasts";
import { Notice } from "@/ui/states/Notice";
import { EmailField } from "./EmailField";

const needed = (text: string, sentence: string) => (text.trim() ? undefined : sentence);

export function ProfileForm() {
  const session = useSession();
  const { user, organization } = session;
  const client = useQueryClient();
  const form = useForm({
    initial: { firstName: user.firstName, lastName: user.lastName },
    check: (values) => ({
      firstName: needed(values.firstName, "Enter your first name."),
      lastName: needed(values.lastName, "Enter your last name."),
    }),
    submit: async (values) => {
      const body = { firstName: values.firstName.trim(), lastName: values.lastName.trim() };
      const changed = await api.patch<Session["user"]>("/api/auth/me", { body });
      keepSession(client, { ...session, user: changed });
      toast({ title: "Your name has been changed" });
      await client.invalidateQueries({ queryKey: PEOPLE_KEY });
    },
  });
  const { firstName, lastName } = form.values;
  const same = firstName.trim() === user.firstName && lastName.trim() === user.lastName;
  return (
    <form
      onSubmit={form.onSubmit}
      noValidate
      className="flex flex-col gap-4 rounded-lg border bg-surface p-4 sm:p-5"
    >
      <div className="flex items-center gap-3">
        <Avatar
          name={`${firstName} ${lastName}`.trim() || user.email}
          className="size-10 text-sm"
        />
        <div className="min-w-0">
          <div className="truncate font-medium">
            {`${firstName} ${lastName}`.trim() || user.email}
          </div>
          <div className="truncate text-ink-3 text-sm">
            {roleName(user.role)} in {organization.name} since {formatDay(user.createdAt)}
          </div>
        </div>
      </div>
      {form.failure ? <Notice tone="danger">{errorSentence(form.failure)}</Notice> : null}
      <div className="grid gap-4 sm:grid-cols-2">
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
      <EmailField />
      <Button
        type="submit"
        variant="primary"
        busy={form.busy}
        disabledReason={same ? "Nothing has been changed" : undefined}
        className="self-start"
      >
        Save
      </Button>
    </form>
  );
}
