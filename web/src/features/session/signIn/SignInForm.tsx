import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Session } from "@/lib/server/models";
import { keepSession } from "@/lib/server/session";
import { CredentialsForm } from "./CredentialsForm";
import { type Challenge, signIn } from "./requests";
import { SecondFactorForm } from "./SecondFactorForm";
import { SsoForm } from "./SsoForm";

export type SignInStep = "credentials" | "factor" | "sso";

interface SignInFormProps {
  /** When only one person may come in here: nobody else's page is shown to them. */
  email?: string;
  /** Where to go on after a detour to an identity provider. */
  next: string;
  /** What a password does, when it is not simply signing in. */
  enter?: (email: string, password: string) => Promise<Session>;
  onSignedIn: (session: Session) => void | Promise<void>;
  onStep?: (step: SignInStep) => void;
}

/** All ways in: a password with what may follow it, a passkey, an identity provider. */
export function SignInForm(props: SignInFormProps) {
  const { email = "", next, enter = signIn, onSignedIn, onStep } = props;
  const client = useQueryClient();
  const [step, setStep] = useState<SignInStep>("credentials");
  const [typed, setTyped] = useState(email);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const go = (to: SignInStep) => {
    setStep(to);
    onStep?.(to);
  };
  const done = async (session: Session) => {
    keepSession(client, session);
    await onSignedIn(session);
  };
  if (step === "factor" && challenge) {
    return (
      <SecondFactorForm challenge={challenge} onSignedIn={done} onBack={() => go("credentials")} />
    );
  }
  if (step === "sso") {
    return (
      <SsoForm email={typed} fixed={email !== ""} next={next} onBack={() => go("credentials")} />
    );
  }
  return (
    <CredentialsForm
      email={typed}
      fixed={email !== ""}
      enter={enter}
      onSignedIn={done}
      onChallenge={(next) => {
        setChallenge(next);
        go("factor");
      }}
      onSso={(address) => {
        setTyped(address);
        go("sso");
      }}
    />
  );
}
