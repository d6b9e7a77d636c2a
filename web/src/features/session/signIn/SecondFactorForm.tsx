import { Fingerprint } from "lucide-react";
import { type FormEvent, useState } from "react";
import { passkeyObstacle } from "@/lib/browser/passkeys";
import { isApiError } from "@/lib/server/apiError";
import type { Session } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { CodeInput } from "@/ui/fields/CodeInput";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "./refusals";
import {
  type Challenge,
  type FactorMethod,
  type FactorProof,
  passkeyOf,
  passSecondFactor,
} from "./requests";

interface SecondFactorFormProps {
  challenge: Challenge;
  onSignedIn: (session: Session) => Promise<void>;
  onBack: () => void;
}

const OTHERS: Record<FactorMethod, string> = {
  passkey: "Use a passkey instead",
  totp: "Use your authenticator app instead",
  recovery: "Use a recovery code instead",
};

/** After the password: what only its owner has. */
export function SecondFactorForm({ challenge, onSignedIn, onBack }: SecondFactorFormProps) {
  const usable = challenge.methods.filter(
    (method) => method !== "passkey" || !passkeyObstacle() || challenge.methods.length === 1,
  );
  const [method, setMethod] = useState<FactorMethod>(usable[0] ?? "totp");
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (prove: () => FactorProof | Promise<FactorProof>) => {
    setBusy(true);
    setFailure(null);
    try {
      await onSignedIn(await passSecondFactor(challenge.token, await prove()));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const change = (next: FactorMethod) => {
    setMethod(next);
    setFailure(null);
  };
  const over = isApiError(failure, "CHALLENGE_EXPIRED");
  return (
    <div className="flex flex-col gap-4">
      {failure ? <Notice tone="danger">{refusalSentence(failure)}</Notice> : null}
      {method === "passkey" ? (
        <Button
          size="lg"
          variant="primary"
          icon={Fingerprint}
          busy={busy}
          autoFocus
          disabledReason={passkeyObstacle()}
          onClick={() => send(async () => ({ passkey: await passkeyOf(challenge.token) }))}
        >
          Use your passkey
        </Button>
      ) : (
        <CodeForm key={method} recovery={method === "recovery"} busy={busy} onSend={send} />
      )}
      <div className="flex flex-col items-start gap-2 text-sm">
        {usable
          .filter((other) => other !== method)
          .map((other) => (
            <TextButton key={other} onClick={() => change(other)}>
              {OTHERS[other]}
            </TextButton>
          ))}
        <TextButton onClick={onBack}>{over ? "Begin again" : "Back"}</TextButton>
      </div>
    </div>
  );
}

function TextButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-sm text-ink-2 underline underline-offset-2 hover:text-ink"
    >
      {children}
    </button>
  );
}

interface CodeFormProps {
  recovery: boolean;
  busy: boolean;
  onSend: (prove: () => FactorProof) => Promise<void>;
}

function CodeForm({ recovery, busy, onSend }: CodeFormProps) {
  const [value, setValue] = useState("");
  const [tried, setTried] = useState(false);
  const send = async (text: string) => {
    setTried(true);
    if (!busy && (recovery ? text.trim() : text.length === 6)) {
      await onSend(() => (recovery ? { recoveryCode: text.trim() } : { code: text }));
      if (!recovery) {
        setValue("");
        setTried(false);
      }
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(value);
  };
  const missing = recovery ? "Enter one of your recovery codes." : "Enter all six digits.";
  const wrong = tried && !busy && (recovery ? !value.trim() : value.length < 6);
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label={recovery ? "Recovery code" : "Code"}
        help={
          recovery
            ? "One of the codes you kept when you set up the second factor. Each works once."
            : "The six digits your authenticator app shows for Craftify Email."
        }
        error={wrong ? missing : undefined}
      >
        {(control) =>
          recovery ? (
            <Input
              {...control}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              className="font-mono"
            />
          ) : (
            <CodeInput
              control={control}
              value={value}
              onChange={setValue}
              onComplete={(code) => void send(code)}
              autoFocus
            />
          )
        }
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">
        Go on
      </Button>
    </form>
  );
}
