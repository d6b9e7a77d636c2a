import { LifeBuoy } from "lucide-react";
import { useState } from "react";
import { formatDay } from "@/lib/formatting";
import type { Factors, RecoveryCodes as NewCodes } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { Section } from "@/ui/layout/Page";
import { FactorRow, ROWS } from "./FactorRow";
import { newRecoveryCodes } from "./requests";
import { useFactorChange } from "./useFactors";

interface RecoverySectionProps {
  factors: Factors;
  onCodes: (codes: NewCodes) => void;
}

const FEW = 3;

/** Ways in for the day on which the phone is gone. Only with a second factor there is use for them. */
export function RecoverySection({ factors, onCodes }: RecoverySectionProps) {
  const [asking, setAsking] = useState(false);
  const renew = useFactorChange({
    run: newRecoveryCodes,
    failed: "No new codes were made",
    onDone: (codes) => {
      setAsking(false);
      onCodes(codes);
    },
  });
  const codes = factors.recoveryCodes;
  const none = factors.passkeys.length === 0 && !factors.totp;
  const few = codes !== null && codes.left <= FEW;
  return (
    <Section
      title="Recovery codes"
      lead="For the day on which you do not have your second factor at hand. Each works once."
    >
      <div className={ROWS}>
        <FactorRow
          icon={LifeBuoy}
          title={
            codes ? (
              <span className="flex flex-wrap items-center gap-2">
                {codes.left} of {codes.total} left
                {few ? <Badge tone="warning">Make new ones</Badge> : null}
              </span>
            ) : (
              "None"
            )
          }
          about={
            codes
              ? `Made ${formatDay(codes.createdAt)}`
              : none
                ? "You get them with your first passkey or authenticator app."
                : "Make some now, so that a lost device does not lock you out."
          }
          actions={
            <Button
              size="sm"
              busy={renew.isPending && !asking}
              disabledReason={none ? "Add a passkey or an authenticator app first" : undefined}
              onClick={() => (codes && codes.left > 0 ? setAsking(true) : renew.mutate())}
            >
              Make new codes
            </Button>
          }
        />
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Make new recovery codes?"
        action="Make new codes"
        tone="primary"
        busy={renew.isPending}
        onConfirm={() => renew.mutate()}
      >
        <p>The {codes?.left} codes you have now stop working at once.</p>
      </ConfirmDialog>
    </Section>
  );
}
