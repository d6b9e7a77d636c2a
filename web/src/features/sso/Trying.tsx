import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleX, PlugZap } from "lucide-react";
import { errorSentence } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Section } from "@/ui/layout/Page";
import { Notice } from "@/ui/states/Notice";
import { type Connection, type Trial, tryConnection } from "./requests";

interface TryingProps {
  connection: Connection;
  /** Whether the form holds changes that are not saved. */
  changed: boolean;
}

/** Asks the provider who it is, as a sign-in would, without signing anybody in. */
export function Trying({ connection, changed }: TryingProps) {
  const trial = useMutation({ mutationFn: () => tryConnection(connection.id) });
  return (
    <Section
      title="Try it"
      lead="We ask your provider for its description and its keys. Nobody is signed in."
      actions={
        <Button
          icon={PlugZap}
          busy={trial.isPending}
          disabledReason={changed ? "Save your changes first" : undefined}
          onClick={() => trial.mutate()}
        >
          Try the connection
        </Button>
      }
    >
      {trial.error ? <Notice tone="danger">{errorSentence(trial.error)}</Notice> : null}
      {trial.data ? <TrialResult trial={trial.data} /> : null}
    </Section>
  );
}

function TrialResult({ trial }: { trial: Trial }) {
  return (
    <div role="status" className="rounded-lg border bg-surface p-3">
      <p className="mb-2 font-medium text-sm">
        {trial.ok ? "Your provider answers as it should." : "Something is not right yet."}
      </p>
      <ul className="flex flex-col gap-1.5">
        {trial.checks.map((check) => (
          <li key={check.title} className="flex gap-2 text-sm">
            {check.ok ? (
              <CircleCheck aria-label="Good" className="mt-px size-4 shrink-0 text-success" />
            ) : (
              <CircleX aria-label="Failed" className="mt-px size-4 shrink-0 text-danger" />
            )}
            <span className="min-w-0">
              <span className="inline-block first-letter:uppercase">{check.title}</span>
              {check.detail ? (
                <span className="block break-words text-ink-2 text-xs">{check.detail}</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
