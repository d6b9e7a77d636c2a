import { LogIn } from "lucide-react";
import { useState } from "react";
import { useForm } from "@/lib/forms";
import type { SsoChoice } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "./refusals";
import { ssoConnections, ssoStart } from "./requests";

interface SsoFormProps {
  email: string;
  fixed: boolean;
  next: string;
  onBack: () => void;
}

/** Finds the identity provider by the domain of an address, and goes there. */
export function SsoForm({ email, fixed, next, onBack }: SsoFormProps) {
  const [found, setFound] = useState<readonly SsoChoice[] | null>(null);
  const leave = (connection: SsoChoice) => window.location.assign(ssoStart(connection, next));
  const form = useForm({
    initial: { email },
    check: (values) => ({
      email: /^\S+@\S+$/.test(values.email.trim()) ? undefined : "Enter your work email address.",
    }),
    submit: async (values) => {
      const connections = await ssoConnections(values.email.trim());
      setFound(connections);
      const [only] = connections;
      if (only && connections.length === 1) {
        leave(only);
      }
    },
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      {form.failure ? <Notice tone="danger">{refusalSentence(form.failure)}</Notice> : null}
      {found?.length === 0 ? (
        <Notice tone="warning">
          No organization has connected the domain of this address. Check its spelling, or sign in
          with your password.
        </Notice>
      ) : null}
      <Field label="Work email" error={form.errorOf("email")}>
        {(control) => (
          <Input
            {...control}
            {...form.field("email")}
            type="email"
            autoComplete="username"
            autoFocus
            readOnly={fixed}
            spellCheck={false}
          />
        )}
      </Field>
      {found && found.length > 1 ? (
        <div className="flex flex-col gap-2">
          <p className="text-ink-2 text-sm">Choose where you sign in:</p>
          {found.map((connection) => (
            <Button key={connection.id} size="lg" onClick={() => leave(connection)}>
              {connection.name}
            </Button>
          ))}
        </div>
      ) : (
        <Button
          type="submit"
          variant="primary"
          size="lg"
          icon={LogIn}
          busy={form.busy || found?.length === 1}
          className="w-full"
        >
          Go on
        </Button>
      )}
      <button
        type="button"
        onClick={onBack}
        className="self-start rounded-sm text-ink-2 text-sm underline underline-offset-2 hover:text-ink"
      >
        Back
      </button>
    </form>
  );
}
