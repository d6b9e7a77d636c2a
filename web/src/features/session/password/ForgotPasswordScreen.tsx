import { Link } from "@tanstack/react-router";
import { MailCheck } from "lucide-react";
import { useState } from "react";
import { usePageTitle } from "@/lib/browser/page";
import { useForm } from "@/lib/forms";
import { api } from "@/lib/server/api";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "../signIn/refusals";

/** Asks for a link to set a new password; what it says never tells who has an account. */
export function ForgotPasswordScreen({ email }: { email: string }) {
  const [sentTo, setSentTo] = useState("");
  usePageTitle("Forgot your password");
  const form = useForm({
    initial: { email },
    check: (values) => ({
      email: /^\S+@\S+$/.test(values.email.trim()) ? undefined : "Enter your email address.",
    }),
    submit: async (values) => {
      await api.post("/api/auth/password/forgot", { body: { email: values.email.trim() } });
      setSentTo(values.email.trim());
    },
  });
  if (sentTo) {
    return (
      <AuthLayout title="Look into your mailbox" lead="It takes a minute at most.">
        <div role="status" className="flex gap-3">
          <MailCheck aria-hidden className="size-5 shrink-0 text-accent-text" />
          <p className="text-pretty">
            If there is an account for <strong className="font-medium">{sentTo}</strong>, a mail
            with a link is on its way. The link works once, for 30 minutes.
          </p>
        </div>
        <div className="mt-6 flex flex-wrap gap-2">
          <Button asChild size="lg">
            <Link to="/sign-in">Back to sign-in</Link>
          </Button>
          <Button size="lg" variant="ghost" onClick={() => setSentTo("")}>
            Try another address
          </Button>
        </div>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title="Forgot your password"
      lead="We mail you a link with which you can set a new one."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure ? <Notice tone="danger">{refusalSentence(form.failure)}</Notice> : null}
        <Field label="Email" error={form.errorOf("email")}>
          {(control) => (
            <Input
              {...control}
              {...form.field("email")}
              type="email"
              autoComplete="username"
              autoFocus
              spellCheck={false}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={form.busy} className="w-full">
          Mail me a link
        </Button>
        <Link
          to="/sign-in"
          className="self-start text-ink-2 text-sm underline underline-offset-2 hover:text-ink"
        >
          Back to sign-in
        </Link>
      </form>
    </AuthLayout>
  );
}
