import { Fingerprint, LogIn } from "lucide-react";
import { useState } from "react";
import { passkeyObstacle } from "@/lib/browser/passkeys";
import type { Session, StepUpState } from "@/lib/server/models";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "../signIn/refusals";
import { provePasskey, ssoConnections, ssoStart } from "../signIn/requests";
import { type Proof, STEP_UP_OPTIONS, stepUp } from "./requests";
import { TypedProof } from "./TypedProof";

interface ProofFormProps {
  needs: StepUpState;
  onProved: (session: Session) => void;
}

/** Asks for what the account has: a passkey, or the password with what the sign-in wants besides. */
export function ProofForm({ needs, onProved }: ProofFormProps) {
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState<"passkey" | "typed" | null>(null);
  const prove = async (kind: "passkey" | "typed", make: () => Proof | Promise<Proof>) => {
    setBusy(kind);
    setFailure(null);
    try {
      onProved(await stepUp(await make()));
    } catch (error) {
      setFailure(error);
      setBusy(null);
    }
  };
  const passkey = needs.methods.includes("passkey");
  const typed = needs.password || needs.methods.includes("totp");
  return (
    <div className="flex flex-col gap-4">
      {failure ? <Notice tone="danger">{refusalSentence(failure)}</Notice> : null}
      {passkey ? (
        <Button
          size="lg"
          variant={typed ? "secondary" : "primary"}
          icon={Fingerprint}
          busy={busy === "passkey"}
          disabledReason={passkeyObstacle()}
          onClick={() =>
            prove("passkey", async () => ({ passkey: await provePasskey(STEP_UP_OPTIONS) }))
          }
        >
          Use your passkey
        </Button>
      ) : null}
      {passkey && typed ? (
        <div aria-hidden className="flex items-center gap-3 text-ink-3 text-xs">
          <span className="h-px flex-1 bg-line" />
          or
          <span className="h-px flex-1 bg-line" />
        </div>
      ) : null}
      {typed ? (
        <TypedProof
          needs={needs}
          busy={busy === "typed"}
          onProve={(proof) => prove("typed", () => proof)}
        />
      ) : null}
      {passkey || typed ? null : <SsoAgain onFailure={setFailure} />}
    </div>
  );
}

/** An account without a password and factors of its own: its identity provider has to say it again. */
function SsoAgain({ onFailure }: { onFailure: (error: unknown) => void }) {
  const { user } = useSession();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    try {
      const [connection] = await ssoConnections(user.email);
      if (!connection) {
        throw new Error("Your organization has no way to sign in for this address any more.");
      }
      window.location.assign(
        ssoStart(connection, window.location.pathname + window.location.search, true),
      );
    } catch (error) {
      onFailure(error);
      setBusy(false);
    }
  };
  return (
    <>
      <p className="text-ink-2 text-pretty">
        You sign in with your organization's identity provider. Sign in there once more; this page
        opens again afterwards and you can repeat what you were about to do.
      </p>
      <Button size="lg" variant="primary" icon={LogIn} busy={busy} onClick={leave}>
        Sign in again
      </Button>
    </>
  );
}
