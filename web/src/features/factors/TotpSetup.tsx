import { type FormEvent, useState } from "react";
import { errorSentence, fieldErrors } from "@/lib/server/apiError";
import type { RecoveryCodes as NewCodes, TotpSecret } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { CodeInput } from "@/ui/fields/CodeInput";
import { Field } from "@/ui/fields/Field";
import { Notice } from "@/ui/states/Notice";
import { QrCode } from "./QrCode";
import { confirmTotp } from "./requests";

interface TotpSetupProps {
  secret: TotpSecret;
  onDone: (codes: NewCodes) => void;
}

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(" ") ?? secret;

/** Scan, then prove by a first code that the app has it. */
export function TotpSetup({ secret, onDone }: TotpSetupProps) {
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  const confirm = async (digits: string) => {
    setTried(true);
    if (digits.length < 6 || busy) {
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      onDone(await confirmTotp(digits));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void confirm(code);
  };
  const refused = fieldErrors(failure)["code"];
  const missing = tried && code.length < 6 ? "Enter all six digits." : undefined;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <div className="flex flex-col gap-4 sm:flex-row sm:gap-5">
        <QrCode text={secret.uri} label="QR code for your authenticator app" />
        <div className="min-w-0 flex-1">
          <p className="text-ink-2 text-pretty">
            Scan this with an authenticator app: 1Password, Bitwarden, Google or Microsoft
            Authenticator, or another one.
          </p>
          <p className="mt-3 mb-1 text-ink-2 text-sm">Or type this key into the app:</p>
          <code className="block select-all break-words font-mono text-sm leading-6">
            {inFours(secret.secret)}
          </code>
          <div className="mt-2">
            <CopyButton text={secret.secret} label="Copy the key" size="sm" />
          </div>
        </div>
      </div>
      {failure && !refused ? <Notice tone="danger">{errorSentence(failure)}</Notice> : null}
      <Field label="Code" help="The six digits the app shows now." error={refused ?? missing}>
        {(control) => (
          <CodeInput
            control={control}
            value={code}
            onChange={(next) => {
              setCode(next);
              setFailure(null);
            }}
            onComplete={(digits) => void confirm(digits)}
            autoFocus
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        Switch it on
      </Button>
    </form>
  );
}
