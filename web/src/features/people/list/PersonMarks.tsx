import { CircleSlash, Fingerprint, MailOpen, ShieldCheck, ShieldOff } from "lucide-react";
import { formatCount } from "@/lib/formatting";
import type { Person } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Tooltip } from "@/ui/layers/Tooltip";

/** Nothing for active people: only what is not as usual is marked. */
export function StatusMark({ status }: Pick<Person, "status">) {
  if (status === "active") {
    return null;
  }
  return status === "invited" ? (
    <Badge tone="warning" icon={MailOpen}>
      Invited
    </Badge>
  ) : (
    <Badge tone="grey" icon={CircleSlash}>
      Disabled
    </Badge>
  );
}

const KINDS = {
  passkey: { icon: Fingerprint, classes: "text-success" },
  app: { icon: ShieldCheck, classes: "text-success" },
  none: { icon: ShieldOff, classes: "text-ink-3" },
};

/** How somebody's account is protected besides the password. */
export function FactorMark({ person: { factors, status } }: { person: Person }) {
  if (!factors || status === "invited") {
    return null;
  }
  const kind = factors.passkeys > 0 ? "passkey" : factors.totp ? "app" : "none";
  const words = [
    factors.passkeys > 0 ? formatCount(factors.passkeys, "passkey") : "",
    factors.totp ? "authenticator app" : "",
  ].filter(Boolean);
  const label = words.length > 0 ? words.join(", ") : "No second factor";
  const { icon: Icon, classes } = KINDS[kind];
  return (
    <Tooltip label={label}>
      <button
        type="button"
        aria-label={label}
        className="relative z-10 inline-flex size-6 items-center justify-center rounded-sm"
      >
        <Icon aria-hidden className={`size-4 ${classes}`} />
      </button>
    </Tooltip>
  );
}
