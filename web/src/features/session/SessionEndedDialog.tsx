import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { onSessionLost } from "@/lib/server/api";
import type { Session } from "@/lib/server/models";
import { announceRenewal, keepSession, useSession } from "@/lib/server/session";
import { Dialog } from "@/ui/layers/Dialog";
import { enterOrganization } from "./organizations/switching";
import { SignInForm } from "./signIn/SignInForm";

/** The session ended in the middle of work: sign in again above the page, which stays as it is. */
export function SessionEndedDialog() {
  const { user, organization } = useSession();
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionLost(() => setEnded(true)), []);

  const here = window.location.pathname + window.location.search;
  const goOn = async (session: Session) => {
    if (session.user.id !== user.id) {
      window.location.reload();
      return;
    }
    if (session.organization.id !== organization.id) {
      keepSession(client, await enterOrganization(organization.id));
    }
    setEnded(false);
    announceRenewal();
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  };
  return (
    <Dialog
      open={ended}
      onOpenChange={() => undefined}
      closable={false}
      title="Your session has ended"
      description="Sign in to go on. This page stays as you left it."
    >
      <SignInForm email={user.email} next={here} onSignedIn={goOn} />
      <p className="mt-4 text-center text-sm">
        <a href="/sign-in" className="text-ink-2 underline underline-offset-2 hover:text-ink">
          Sign in as somebody else
        </a>
      </p>
    </Dialog>
  );
}
