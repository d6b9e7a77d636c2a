/** How far the work is saved, in few words, and what happens to it when it is not. */

import { CircleAlert, CloudCheck, CloudOff, LoaderCircle } from "lucide-react";
import { formatClock, formatDateTime } from "@/lib/formatting";
import { Button } from "@/ui/Button";
import { Tooltip } from "@/ui/layers/Tooltip";
import { useBench, useDraft } from "../bench";

const LOOK =
  "inline-flex min-h-6 min-w-6 items-center justify-center gap-1.5 whitespace-nowrap rounded-sm text-xs";

export function SaveStatus() {
  const { draft } = useBench();
  const save = useDraft((state) => state.save);
  const savedAt = useDraft((state) => state.savedAt);
  const kept = useDraft((state) => state.kept);
  const where = kept
    ? "Your work is kept on this computer."
    : "This browser has no room to keep your work: leave the page open.";
  return (
    <span role="status" aria-live="polite" className="flex items-center gap-1">
      {save.kind === "saved" ? <Saved at={savedAt} /> : null}
      {save.kind === "pending" || save.kind === "saving" ? (
        <span className={`${LOOK} text-ink-3`}>
          <LoaderCircle aria-hidden className="size-3.5 animate-turn" />
          <span className="@max-md:sr-only">Saving</span>
        </span>
      ) : null}
      {save.kind === "offline" ? (
        <Trouble
          icon={CloudOff}
          words={kept ? "Kept on this computer" : "Not saved"}
          about={`The server cannot be reached. It is saved as soon as it answers. ${where}`}
        />
      ) : null}
      {save.kind === "conflict" ? (
        <Trouble
          icon={CircleAlert}
          words="Not saved"
          about="The draft was changed elsewhere. Decide above which one to keep."
        />
      ) : null}
      {save.kind === "failed" ? (
        <Trouble
          icon={CircleAlert}
          words="Not saved"
          about={`${save.message} ${where}${save.requestId ? ` Request ${save.requestId}` : ""}`}
        />
      ) : null}
      {save.kind === "offline" || save.kind === "failed" ? (
        <Button variant="ghost" size="sm" className="@max-md:hidden" onClick={draft.retry}>
          Try again
        </Button>
      ) : null}
    </span>
  );
}

function Saved({ at }: { at: string }) {
  const edited = useDraft((state) => state.edited);
  const base = useDraft((state) => state.baseVersion);
  const about = edited
    ? `Draft on top of version ${base}, saved ${formatDateTime(at)}`
    : `Nothing has changed since version ${base}`;
  return (
    <Tooltip label={about}>
      <button type="button" className={`${LOOK} cursor-default text-ink-3`}>
        <CloudCheck aria-hidden className="size-3.5" />
        <span className="@max-md:sr-only tabular-nums">
          {edited ? `Saved ${formatClock(at)}` : "No changes"}
        </span>
      </button>
    </Tooltip>
  );
}

interface TroubleProps {
  icon: typeof CloudOff;
  words: string;
  about: string;
}

function Trouble({ icon: Icon, words, about }: TroubleProps) {
  return (
    <Tooltip label={about}>
      <button type="button" className={`${LOOK} cursor-default font-medium text-warning`}>
        <Icon aria-hidden className="size-3.5" />
        <span className="@max-3xl:sr-only">{words}</span>
      </button>
    </Tooltip>
  );
}
