import { RectangleEllipsis } from "lucide-react";
import { useState } from "react";
import type { Factors } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { Section } from "@/ui/layout/Page";
import { FactorRow, ROWS } from "./FactorRow";
import { PasswordDialog } from "./PasswordDialog";
import { removePassword } from "./requests";
import { passwordNeeded } from "./strength";
import { useFactorChange } from "./useFactors";

export function PasswordSection({ factors }: { factors: Factors }) {
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const close = () => setOpen(null);
  const remove = useFactorChange({
    run: removePassword,
    done: "Password removed: your passkeys let you in",
    failed: "Not removed",
    onDone: close,
  });
  return (
    <Section title="Password">
      <div className={ROWS}>
        <FactorRow
          icon={RectangleEllipsis}
          title={factors.password ? "Password" : "No password"}
          about={
            factors.password
              ? "Changing it ends all your other sessions."
              : "You get in without one. Set one to have another way."
          }
          actions={
            <>
              <Button size="sm" onClick={() => setOpen("change")}>
                {factors.password ? "Change" : "Set a password"}
              </Button>
              {factors.password ? (
                <Button
                  size="sm"
                  variant="dangerGhost"
                  disabledReason={passwordNeeded(factors)}
                  onClick={() => setOpen("remove")}
                >
                  Remove
                </Button>
              ) : null}
            </>
          }
        />
      </div>
      {open === "change" ? <PasswordDialog had={factors.password} onClose={close} /> : null}
      <ConfirmDialog
        open={open === "remove"}
        onClose={close}
        title="Remove your password?"
        action="Remove"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        <p>
          From then on you sign in with a passkey only. A password that is not there cannot be
          guessed or stolen.
        </p>
      </ConfirmDialog>
    </Section>
  );
}
