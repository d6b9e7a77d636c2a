import { Fingerprint, Plus } from "lucide-react";
import { useState } from "react";
import { passkeyObstacle } from "@/lib/browser/passkeys";
import { formatDay, formatRelative } from "@/lib/formatting";
import type { Factors, RecoveryCodes as NewCodes, Passkey } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { Section } from "@/ui/layout/Page";
import { FactorRow, ROWS } from "./FactorRow";
import { AddPasskeyDialog, RenamePasskeyDialog } from "./PasskeyDialogs";
import { removePasskey } from "./requests";
import { factorNeeded } from "./strength";
import { useFactorChange } from "./useFactors";

interface PasskeysSectionProps {
  factors: Factors;
  onCodes: (codes: NewCodes) => void;
}

type Open = { kind: "add" } | { kind: "rename" | "remove"; passkey: Passkey } | null;

const toldOf = ({ createdAt, lastUsedAt, synced }: Passkey) =>
  [
    `Added ${formatDay(createdAt)}`,
    lastUsedAt ? `last used ${formatRelative(lastUsedAt)}` : "not used yet",
    synced ? "kept in your account" : "",
  ]
    .filter(Boolean)
    .join(", ");

export function PasskeysSection({ factors, onCodes }: PasskeysSectionProps) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const remove = useFactorChange({
    run: removePasskey,
    done: "Passkey removed",
    failed: "Not removed",
    onDone: close,
  });
  const only = factors.passkeys.length === 1 && !factors.password;
  const obstacle = passkeyObstacle();
  return (
    <Section
      title="Passkeys"
      lead="Your device's fingerprint, face or PIN instead of a password. The safest way in."
      actions={
        <Button
          size="sm"
          icon={Plus}
          disabledReason={obstacle}
          onClick={() => setOpen({ kind: "add" })}
        >
          Add a passkey
        </Button>
      }
    >
      <div className={ROWS}>
        {factors.passkeys.length === 0 ? (
          <FactorRow
            icon={Fingerprint}
            title="No passkeys yet"
            about={<Place obstacle={obstacle} at={factors.passkeysAt} />}
          />
        ) : (
          factors.passkeys.map((passkey) => (
            <FactorRow
              key={passkey.id}
              icon={Fingerprint}
              title={passkey.name}
              about={toldOf(passkey)}
              actions={
                <>
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Rename ${passkey.name}`}
                    onClick={() => setOpen({ kind: "rename", passkey })}
                  >
                    Rename
                  </Button>
                  <Button
                    size="sm"
                    variant="dangerGhost"
                    aria-label={`Remove ${passkey.name}`}
                    disabledReason={
                      only ? "It is your only way in: set a password first" : factorNeeded(factors)
                    }
                    onClick={() => setOpen({ kind: "remove", passkey })}
                  >
                    Remove
                  </Button>
                </>
              }
            />
          ))
        )}
      </div>
      {open?.kind === "add" ? (
        <AddPasskeyDialog
          onClose={close}
          onAdded={(codes) => {
            close();
            onCodes(codes);
          }}
        />
      ) : null}
      {open?.kind === "rename" ? (
        <RenamePasskeyDialog passkey={open.passkey} onClose={close} />
      ) : null}
      <ConfirmDialog
        open={open?.kind === "remove"}
        onClose={close}
        title={`Remove “${open?.kind === "remove" ? open.passkey.name : ""}”?`}
        action="Remove"
        busy={remove.isPending}
        onConfirm={() => open?.kind === "remove" && remove.mutate(open.passkey.id)}
      >
        <p>
          It no longer lets you in here. Your device still offers it until you delete it there as
          well.
        </p>
      </ConfirmDialog>
    </Section>
  );
}

/** Where passkeys work, when that is not here. */
function Place({ obstacle, at }: { obstacle: string | undefined; at: string | null }) {
  if (!obstacle) {
    return "Add one for this device; you can have several.";
  }
  const elsewhere = at !== null && at !== window.location.origin;
  if (!elsewhere) {
    return obstacle;
  }
  return (
    <>
      They do not work at this address.{" "}
      <a href={`${at}/settings/security`} className="text-accent-text underline underline-offset-2">
        Open this page at {at.replace(/^https?:\/\//, "")}
      </a>
    </>
  );
}
