import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LinkIcon, MailCheck } from "lucide-react";
import { useLinkToken } from "@/lib/browser/linkToken";
import { usePageTitle } from "@/lib/browser/page";
import { api } from "@/lib/server/api";
import { isApiError } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { EmptyState } from "@/ui/states/EmptyState";
import { Notice } from "@/ui/states/Notice";
import { refusalSentence } from "../signIn/refusals";

/** Where the mail to a new address leads. A button, because some mailboxes open every link. */
export function ConfirmEmailScreen() {
  const token = useLinkToken();
  const confirming = useMutation({
    mutationFn: () => api.post<void>("/api/auth/email/confirm", { body: { token } }),
  });
  usePageTitle("Confirm your address");
  const goOn = (
    <Button asChild variant="primary">
      <Link to="/templates">Go on</Link>
    </Button>
  );
  if (!token || isApiError(confirming.error, "EMAIL_LINK_INVALID", "NOT_FOUND")) {
    return (
      <EmptyState
        page
        icon={LinkIcon}
        title="This link no longer works"
        className="min-h-full justify-center"
        actions={goOn}
      >
        It was used already or is too old. Change your address again in your profile.
      </EmptyState>
    );
  }
  if (confirming.isSuccess) {
    return (
      <EmptyState
        page
        icon={MailCheck}
        title="Your address has been changed"
        className="min-h-full justify-center"
        actions={goOn}
      >
        From now on you sign in with the address this mail came to.
      </EmptyState>
    );
  }
  return (
    <AuthLayout
      title="Confirm your address"
      lead="Your account changes to the address this mail came to."
    >
      <div className="flex flex-col gap-4">
        {confirming.error ? (
          <Notice tone="danger">{refusalSentence(confirming.error)}</Notice>
        ) : null}
        <Button
          variant="primary"
          size="lg"
          busy={confirming.isPending}
          onClick={() => confirming.mutate()}
        >
          This is my address
        </Button>
      </div>
    </AuthLayout>
  );
}
