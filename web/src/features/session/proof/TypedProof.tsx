import { type FormEvent, useState } from "react";
import type { StepUpState } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { CodeInput } from "@/ui/fields/CodeInput";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { PasswordInput } from "@/ui/fields/PasswordInput";
import type { Proof } from "./requests";

interface TypedProofProps {
  needs: StepUpState;
  busy: boolean;
  onProve: (proof: Proof) => void;
}

/** Where the second part of a typed proof comes from. */
type Source = "app" | "recovery" | "none";

function sourceOf({ methods, secondFactor }: StepUpState): Source {
  if (methods.includes("totp")) {
    return "app";
  }
  return secondFactor && methods.includes("recovery") ? "recovery" : "none";
}

const isThere = (source: Source, code: string) =>
  source === "app" ? code.length === 6 : source === "none" || code.trim() !== "";

const codeProof = (source: Source, code: string): Proof => {
  if (source === "none") {
    return {};
  }
  return source === "app" ? { code } : { recoveryCode: code.trim() };
};

/** The password with the code that a sign-in would want besides. */
export function TypedProof({ needs, busy, onProve }: TypedProofProps) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [source, setSource] = useState(() => sourceOf(needs));
  const [tried, setTried] = useState(false);
  const complete = (!needs.password || password !== "") && isThere(source, code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete && !busy) {
      onProve({ ...(needs.password ? { password } : {}), ...codeProof(source, code) });
    }
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {needs.password ? (
        <Field label="Password" error={tried && !password ? "Enter your password." : undefined}>
          {(control) => (
            <PasswordInput
              {...control}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoComplete="current-password"
              autoFocus
            />
          )}
        </Field>
      ) : null}
      {source === "none" ? null : (
        <CodeField
          source={source}
          code={code}
          first={!needs.password}
          missing={tried && !isThere(source, code)}
          onChange={setCode}
          onSource={
            needs.methods.includes("totp") && needs.methods.includes("recovery")
              ? (next) => {
                  setSource(next);
                  setCode("");
                }
              : undefined
          }
        />
      )}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Confirm
      </Button>
    </form>
  );
}

interface CodeFieldProps {
  source: Exclude<Source, "none">;
  code: string;
  /** It is the first field of the form. */
  first: boolean;
  missing: boolean;
  onChange: (code: string) => void;
  onSource: ((source: Source) => void) | undefined;
}

const CODE_WORDS = {
  app: { label: "Code", missing: "Enter all six digits.", other: "Use a recovery code" },
  recovery: {
    label: "Recovery code",
    missing: "Enter one of your recovery codes.",
    other: "Use your authenticator app",
  },
};

function CodeField({ source, code, first, missing, onChange, onSource }: CodeFieldProps) {
  const words = CODE_WORDS[source];
  const other = onSource ? (
    <button
      type="button"
      onClick={() => onSource(source === "app" ? "recovery" : "app")}
      className="rounded-sm text-ink-2 underline underline-offset-2 hover:text-ink"
    >
      {words.other}
    </button>
  ) : null;
  return (
    <Field label={words.label} error={missing ? words.missing : undefined} aside={other}>
      {(control) =>
        source === "app" ? (
          <CodeInput control={control} value={code} onChange={onChange} autoFocus={first} />
        ) : (
          <Input
            {...control}
            value={code}
            onChange={(event) => onChange(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            autoFocus={first}
            className="font-mono"
          />
        )
      }
    </Field>
  );
}
