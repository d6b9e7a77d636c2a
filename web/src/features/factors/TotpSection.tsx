import { Smartphone } from "lucide-react";
import { useState } from "react";
import { formatDay, formatRelative } from "@/lib/formatting";
import type { Factors, RecoveryCodes as NewCodes, TotpSecret } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { Section } from "@/ui/layout/Page";
import { FactorRow, ROWS } from "./FactorRow";
import { beginTotp, removeTotp } from "./requests";
import { factorNeeded } from "./strength";
import { TotpSetup } from "./TotpSetup";
import { useFactorChange } from "./useFactors";

interface TotpSectionProps {
  factors: Factors;
  onCodes: (codes: NewCodes) => void;
}

export function TotpSection({ factors, onCodes }: TotpSectionProps) {
  const { totp } = factors;
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const [asking, setAsking] = useState(false);
  const begin = useFactorChange({
    run: beginTotp,
    failed: "The set-up could not begin",
    onDone: setSecret,
  });
  const remove = useFactorChange({
    run: removeTotp,
    done: "Authenticator app removed",
    failed: "Not removed",
    onDone: () => setAsking(false),
  });
  const settle = useFactorChange({
    run: async (codes: NewCodes) => codes,
    failed: "Not switched on",
    onDone: (codes) => {
      setSecret(null);
      toast({ title: "Authenticator app switched on" });
      onCodes(codes);
    },
  });
  return (
    <Section
      title="Authenticator app"
      lead="An app on your phone shows a new code every 30 seconds; a sign-in asks for it after the password."
    >
      <div className={ROWS}>
        <FactorRow
          icon={Smartphone}
          title={totp ? "Switched on" : "Not set up"}
          about={
            totp
              ? `Since ${formatDay(totp.createdAt)}, ${totp.lastUsedAt ? `last used ${formatRelative(totp.lastUsedAt)}` : "not used yet"}`
              : "Takes a minute, with any authenticator app."
          }
          actions={
            <>
              <Button size="sm" busy={begin.isPending} onClick={() => begin.mutate()}>
                {totp ? "Replace" : "Set up"}
              </Button>
              {totp ? (
                <Button
                  size="sm"
                  variant="dangerGhost"
                  disabledReason={factorNeeded(factors)}
                  onClick={() => setAsking(true)}
                >
                  Remove
                </Button>
              ) : null}
            </>
          }
        />
      </div>
      <Dialog
        open={secret !== null}
        onOpenChange={(open) => open || setSecret(null)}
        title="Set up an authenticator app"
        {...(totp ? { description: "The one you have now stops working once this is done." } : {})}
        size="md"
      >
        {secret ? <TotpSetup secret={secret} onDone={settle.mutate} /> : null}
      </Dialog>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Remove the authenticator app?"
        action="Remove"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <p>
          {factors.passkeys.length > 0
            ? "Your passkeys remain as second factor."
            : "After that your password alone lets anybody in, and your recovery codes are gone."}
        </p>
      </ConfirmDialog>
    </Section>
  );
}
