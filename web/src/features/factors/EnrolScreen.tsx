import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Fingerprint, Smartphone } from "lucide-react";
import { useState } from "react";
import { usePageTitle } from "@/lib/browser/page";
import { passkeyObstacle } from "@/lib/browser/passkeys";
import type { RecoveryCodes as NewCodes, TotpSecret } from "@/lib/server/models";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { Skeleton } from "@/ui/states/Skeleton";
import { AddPasskeyDialog } from "./PasskeyDialogs";
import { RecoveryCodes } from "./RecoveryCodes";
import { beginTotp, factorsQuery } from "./requests";
import { TotpSetup } from "./TotpSetup";
import { useFactorChange } from "./useFactors";

interface EnrolScreenProps {
  /** A path of this app to go on to. */
  next: string;
  onSignOut: () => void;
}

/** The organization lets nobody in without a second factor: make one, then go on. */
export function EnrolScreen({ next, onSignOut }: EnrolScreenProps) {
  const { organization, user } = useSession();
  const router = useRouter();
  const client = useQueryClient();
  const factors = useQuery(factorsQuery);
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [adding, setAdding] = useState(false);
  usePageTitle("Set up a second factor");
  const goOn = async () => {
    await client.invalidateQueries();
    router.history.push(next);
  };
  const done = ({ recoveryCodes }: NewCodes) =>
    recoveryCodes ? setCodes(recoveryCodes) : void goOn();
  const begin = useFactorChange({
    run: beginTotp,
    failed: "The set-up could not begin",
    onDone: setSecret,
  });
  if (codes) {
    return (
      <AuthLayout
        title="Your recovery codes"
        lead="Each lets you in once when you do not have your second factor at hand."
      >
        <RecoveryCodes codes={codes} />
        <Button variant="primary" size="lg" className="mt-6 w-full" onClick={() => void goOn()}>
          I have kept them
        </Button>
      </AuthLayout>
    );
  }
  if (secret) {
    return (
      <AuthLayout title="Authenticator app" lead="Scan, then enter the code it shows.">
        <TotpSetup secret={secret} onDone={done} />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title="Set up a second factor"
      lead={`${organization.name} asks everybody for one. It takes a minute, once.`}
    >
      {factors.isPending ? (
        <Skeleton className="h-24" />
      ) : (
        <div className="flex flex-col gap-2">
          <Button
            size="lg"
            variant={passkeyObstacle() ? "secondary" : "primary"}
            icon={Fingerprint}
            disabledReason={passkeyObstacle()}
            onClick={() => setAdding(true)}
          >
            Add a passkey
          </Button>
          <Button
            size="lg"
            variant={passkeyObstacle() ? "primary" : "secondary"}
            icon={Smartphone}
            busy={begin.isPending}
            onClick={() => begin.mutate()}
          >
            Use an authenticator app
          </Button>
        </div>
      )}
      <p className="mt-6 text-ink-3 text-sm">
        Signed in as {user.email}.{" "}
        <button
          type="button"
          onClick={onSignOut}
          className="rounded-sm underline underline-offset-2 hover:text-ink"
        >
          Sign out
        </button>
      </p>
      {adding ? <AddPasskeyDialog onClose={() => setAdding(false)} onAdded={done} /> : null}
    </AuthLayout>
  );
}
