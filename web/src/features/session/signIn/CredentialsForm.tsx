import { Link } from "@tanstack/react-router";
import { Fingerprint, LogIn } from "lucide-react";
import { useState } from "react";
import { passkeyObstacle } from "@/lib/browser/passkeys";
import { useForm } from "@/lib/forms";
import { isApiError } from "@/lib/server/apiError";
import type { Session } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { PasswordInput } from "@/ui/fields/PasswordInput";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "./refusals";
import { type Challenge, challengeOf, signInWithPasskey } from "./requests";

interface CredentialsFormProps {
  email: string;
  /** Nobody else may come in here. */
  fixed: boolean;
  enter: (email: string, password: string) => Promise<Session>;
  onSignedIn: (session: Session) => Promise<void>;
  onChallenge: (challenge: Challenge) => void;
  onSso: (email: string) => void;
}

const check = (values: { email: string; password: string }) => ({
  email: /^\S+@\S+$/.test(values.email.trim()) ? undefined : "Enter your email address.",
  password: values.password ? undefined : "Enter your password.",
});

export function CredentialsForm(props: CredentialsFormProps) {
  const { email, fixed, enter, onSignedIn, onChallenge, onSso } = props;
  const passkey = usePasskey(onSignedIn);
  const form = useForm({
    initial: { email, password: "" },
    check,
    submit: async (values) => {
      passkey.forget();
      try {
        await onSignedIn(await enter(values.email.trim(), values.password));
      } catch (error) {
        const challenge = challengeOf(error);
        if (!challenge) {
          throw error;
        }
        onChallenge(challenge);
      }
    },
  });
  const failure = passkey.failure ?? form.failure;
  const sso = () => onSso(form.values.email.trim());
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      {failure ? (
        <Notice tone="danger">
          {refusalSentence(failure)}
          {isApiError(failure, "SSO_REQUIRED") ? (
            <button type="button" onClick={sso} className="ml-1 font-medium underline">
              Go on with SSO
            </button>
          ) : null}
        </Notice>
      ) : null}
      <Field label="Email" error={form.errorOf("email")}>
        {(control) => (
          <Input
            {...control}
            {...form.field("email")}
            type="email"
            autoComplete="username"
            autoFocus={!fixed}
            readOnly={fixed}
            spellCheck={false}
          />
        )}
      </Field>
      <Field label="Password" error={form.errorOf("password")}>
        {(control) => (
          <PasswordInput
            {...control}
            {...form.field("password")}
            autoComplete="current-password"
            autoFocus={fixed}
          />
        )}
      </Field>
      <Link
        to="/forgot-password"
        state={{ email: form.values.email.trim() }}
        {...(fixed ? { target: "_blank" } : {})}
        className="-mt-2 self-end text-ink-2 text-sm underline underline-offset-2 hover:text-ink"
      >
        Forgot your password?
      </Link>
      <Button type="submit" variant="primary" size="lg" busy={form.busy} className="w-full">
        Sign in
      </Button>
      <div aria-hidden className="flex items-center gap-3 text-ink-3 text-xs">
        <span className="h-px flex-1 bg-line" />
        or
        <span className="h-px flex-1 bg-line" />
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button
          size="lg"
          icon={Fingerprint}
          busy={passkey.busy}
          disabledReason={passkeyObstacle()}
          onClick={passkey.use}
        >
          Use a passkey
        </Button>
        <Button size="lg" icon={LogIn} onClick={sso}>
          Use SSO
        </Button>
      </div>
    </form>
  );
}

function usePasskey(onSignedIn: (session: Session) => Promise<void>) {
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const use = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onSignedIn(await signInWithPasskey());
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { failure, busy, use, forget: () => setFailure(null) };
}
