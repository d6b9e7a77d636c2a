import { useMutation } from "@tanstack/react-query";
import { BadgeCheck, ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { formatCount, formatDateTime, formatNumber } from "@/lib/formatting";
import { errorSentence, fieldErrors } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";
import { type ChainState, verifyAudit } from "./requests";

/** Reads the whole chain and says whether anybody touched it. */
export function VerifyDialog() {
  const [open, setOpen] = useState(false);
  const [mark, setMark] = useState("");
  const verifying = useMutation({ mutationFn: () => verifyAudit(mark.trim()) });
  const wrongMark = fieldErrors(verifying.error)["head"];
  return (
    <>
      <Button icon={BadgeCheck} onClick={() => setOpen(true)}>
        Verify
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          verifying.reset();
        }}
        title="Verify the log"
        size="md"
        description="Every entry is sealed together with the one before it. Reading them all shows whether one was changed, removed or put in later."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button variant="primary" busy={verifying.isPending} onClick={() => verifying.mutate()}>
              {verifying.data ? "Verify again" : "Verify now"}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <Field
            label="A mark written down earlier"
            optional
            help="The number and seal of an entry, as shown after a check. It finds out whether the end was cut off."
            error={wrongMark}
          >
            {(control) => (
              <Input
                {...control}
                value={mark}
                spellCheck={false}
                placeholder="1234:9f86d0…"
                className="font-mono text-sm"
                onChange={(event) => setMark(event.target.value)}
              />
            )}
          </Field>
          {verifying.error && !wrongMark ? (
            <Notice tone="danger">{errorSentence(verifying.error)}</Notice>
          ) : null}
          {verifying.data ? <Outcome state={verifying.data} /> : null}
        </div>
      </Dialog>
    </>
  );
}

function Outcome({ state }: { state: ChainState }) {
  const Icon = state.ok ? ShieldCheck : ShieldAlert;
  const mark = state.head ? `${state.head.seq}:${state.head.hash}` : "";
  return (
    <div role="status" className="flex flex-col gap-3 rounded-lg border p-4">
      <div className="flex items-start gap-3">
        <Icon
          aria-hidden
          className={`size-6 shrink-0 ${state.ok ? "text-success" : "text-danger"}`}
        />
        <div className="min-w-0">
          <p className="font-semibold">
            {state.ok
              ? "Nobody has touched the log."
              : `The log is not as it was written: ${formatCount(state.problems.length + state.more, "problem")}.`}
          </p>
          <p className="text-ink-2 text-sm">
            {formatCount(state.entries, "entry", "entries")} read
            {state.first && state.last
              ? `, from ${formatDateTime(state.first)} to ${formatDateTime(state.last)}`
              : ""}
            .
            {state.unchained > 0
              ? ` ${formatCount(state.unchained, "entry", "entries")} from before entries were sealed.`
              : ""}
          </p>
        </div>
      </div>
      {state.problems.length > 0 ? (
        <ul className="max-h-56 divide-y overflow-y-auto rounded-md border">
          {state.problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a result never changes
            <li key={index} className="flex gap-3 px-3 py-2 text-sm">
              <span className="w-16 shrink-0 text-ink-3 tabular-nums">
                {problem.seq === null ? "" : formatNumber(problem.seq)}
              </span>
              <span className="min-w-0 break-words">{problem.problem}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {state.more > 0 ? (
        <p className="text-ink-2 text-sm">And {formatNumber(state.more)} more.</p>
      ) : null}
      {state.ok && mark ? (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken p-2 pl-3">
          <div className="min-w-0 flex-1">
            <div className="text-ink-2 text-xs">Mark of today, to keep elsewhere</div>
            <code className="break-all font-mono text-xs">{mark}</code>
          </div>
          <CopyButton text={mark} label="Copy mark" size="sm" />
        </div>
      ) : null}
    </div>
  );
}
