import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Session } from "@/lib/server/models";
import { sessionQuery } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";
import { Skeleton } from "@/ui/states/Skeleton";
import { refusalSentence } from "../signIn/refusals";
import { SignInForm } from "../signIn/SignInForm";
import { acceptInvitation } from "./requests";

export interface JoiningProps {
  token: string;
  email: string;
  organizationName: string;
  onJoined: (session: Session) => Promise<void>;
}

/** Somebody with an account proves that it is theirs, then joins another organization with it. */
export function KnownPersonForm({ token, email, organizationName, onJoined }: JoiningProps) {
  // A password joins at once; after a second factor, a passkey or SSO joining is a step of its own.
  const by = useRef<"password" | "sign-in">("sign-in");
  const session = useQuery({ ...sessionQuery, retry: false });
  const joining = useMutation({
    mutationFn: () => acceptInvitation({ token }),
    onSuccess: onJoined,
  });
  if (session.isPending) {
    return <Skeleton className="h-10" />;
  }
  const here = session.data?.user.email;
  const failure = joining.error ? (
    <Notice tone="danger">{refusalSentence(joining.error)}</Notice>
  ) : null;
  if (here && here.toLowerCase() === email.toLowerCase()) {
    return (
      <div className="flex flex-col gap-4">
        {failure}
        <p className="text-ink-2">
          You are signed in with this address. You can change between your organizations at the top
          left.
        </p>
        <Button
          variant="primary"
          size="lg"
          busy={joining.isPending}
          onClick={() => joining.mutate()}
        >
          {`Join ${organizationName}`}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {failure}
      <p className="text-ink-2">
        {here ? `You are signed in as ${here}. ` : ""}There is an account with the invited address:
        sign in to it to join.
      </p>
      <SignInForm
        email={email}
        next="/templates"
        enter={async (_, password) => {
          const joined = await acceptInvitation({ token, password });
          by.current = "password";
          return joined;
        }}
        onSignedIn={async (joined) => {
          if (by.current === "password") {
            await onJoined(joined);
          } else {
            await joining.mutateAsync().catch(() => undefined);
          }
        }}
      />
    </div>
  );
}
