import type { ReactNode } from "react";
import { ApiError, errorSentence } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";

interface SaveBarProps {
  /** Whether there is something to save. */
  dirty: boolean;
  busy: boolean;
  /** Why it was not saved. */
  error?: unknown;
  /** What has to be mended first. */
  problem?: string | undefined;
  label?: string;
  onSave: () => void;
  onDiscard: () => void;
  children?: ReactNode;
}

/** Stays in sight at the bottom of a form while it holds changes. */
export function SaveBar(props: SaveBarProps) {
  const { dirty, busy, error, problem, label = "Save changes", onSave, onDiscard } = props;
  if (!dirty) {
    return null;
  }
  return (
    <div className="sticky bottom-4 z-10 flex animate-rise flex-col gap-2 rounded-lg border bg-surface p-3 shadow-2">
      {error ? <Notice tone="danger">{wholeSentence(error)}</Notice> : null}
      {props.children}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span role="status" className="mr-auto pl-1 text-ink-2 text-sm">
          Not saved yet
        </span>
        <Button onClick={onDiscard} disabledReason={busy ? "It is being saved" : undefined}>
          Discard
        </Button>
        <Button variant="primary" busy={busy} disabledReason={problem} onClick={onSave}>
          {label}
        </Button>
      </div>
    </div>
  );
}

/** What the server refused, with each thing it names: not everything has a field of its own. */
function wholeSentence(error: unknown): string {
  const details = error instanceof ApiError && error.status === 422 ? error.details : [];
  const told = [...new Set(details.map(({ message }) => message))];
  return told.length > 0 ? told.join(" ") : errorSentence(error);
}
