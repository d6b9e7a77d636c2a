import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/lib/formatting";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { refreshPeople } from "@/lib/server/people";
import { inTurns } from "@/lib/turns";
import { toast } from "@/ui/layers/toasts";
import { invite, type NewInvitation } from "./requests";

const AT_ONCE = 3;

/** An address that could not be invited, and why. */
export interface Refused {
  email: string;
  reason: string;
}

const REASONS: Record<string, string> = {
  ALREADY_MEMBER: "is a member already",
  ALREADY_INVITED: "has been invited already: resend it under Invitations",
};

const reasonOf = (error: unknown): string =>
  (isApiError(error) && REASONS[error.code]) || errorSentence(error);

/** Invite several people at once; whoever cannot be invited is told with the reason. */
export function useInviting(onAllInvited: () => void) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const run = async (emails: readonly string[], rest: Omit<NewInvitation, "email">) => {
    setBusy(true);
    setRefused([]);
    // The first alone: when it wants a proof of identity, that is asked once and not for each.
    const [first, ...others] = emails;
    const send = (email: string) => invite({ email, ...rest });
    const begun = await inTurns(first ? [first] : [], 1, send);
    const [refusal] = begun;
    const failures =
      refusal && isApiError(refusal.error, "NOT_CONFIRMED")
        ? emails.map((item) => ({ item, error: refusal.error }))
        : [...begun, ...(await inTurns(others, AT_ONCE, send))];
    setRefused(failures.map(({ item, error }) => ({ email: item, reason: reasonOf(error) })));
    setBusy(false);
    const invited = emails.length - failures.length;
    if (invited > 0) {
      toast({
        title:
          invited === 1 && emails.length === 1
            ? `Invited ${emails[0]}`
            : `Invited ${formatCount(invited, "person", "people")}`,
        description: "They get a mail with a link that is good for seven days.",
      });
    }
    await refreshPeople(client);
    if (failures.length === 0) {
      onAllInvited();
    }
    return failures.map(({ item }) => item);
  };
  return { run, busy, refused };
}
