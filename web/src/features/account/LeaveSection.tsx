import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/lib/server/api";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { Section } from "@/ui/layout/Page";

const ALONE =
  "You are the last administrator. Make somebody else one first, so that the organization can be run.";

/** The way out of an organization. */
export function LeaveSection() {
  const { organization } = useSession();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const leaving = useMutation({
    mutationFn: () => api.delete<void>("/api/users/me"),
    onSuccess: () => {
      client.clear();
      window.location.assign("/");
    },
  });
  const error = isApiError(leaving.error, "LAST_ADMINISTRATOR")
    ? new Error(ALONE)
    : leaving.error && new Error(errorSentence(leaving.error));
  return (
    <Section title={`Leave ${organization.name}`}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border bg-surface px-4 py-3.5 sm:px-5">
        <p className="min-w-60 flex-1 text-ink-2 text-sm text-pretty">
          You lose access at once. What you made stays here under your name.
        </p>
        <Button variant="dangerGhost" onClick={() => setAsking(true)}>
          Leave
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => {
          setAsking(false);
          leaving.reset();
        }}
        title={`Leave ${organization.name}?`}
        action="Leave"
        busy={leaving.isPending}
        error={error}
        onConfirm={() => leaving.mutate()}
      >
        <p>
          You are signed out of this organization and no longer find its templates. Only a new
          invitation brings you back. Your account and your other organizations are not touched.
        </p>
      </ConfirmDialog>
    </Section>
  );
}
