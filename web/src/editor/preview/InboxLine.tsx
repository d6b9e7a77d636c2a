/** The email as a line in an inbox: who, subject and preheader, cut where inboxes cut them. */

import { initials } from "@/lib/formatting";

interface InboxLineProps {
  from: string;
  subject: string;
  preheader: string;
  compact?: boolean;
}

/** What most inboxes have room for. */
export const SUBJECT_ROOM = { desktop: 70, phone: 40 } as const;
export const PREHEADER_ROOM = { desktop: 110, phone: 85 } as const;

export function InboxLine({ from, subject, preheader, compact = false }: InboxLineProps) {
  const shown = subject.trim() === "" ? "(no subject)" : subject;
  if (compact) {
    return (
      <div className="flex w-full max-w-80 items-start gap-3 rounded-lg border bg-surface p-3">
        <Sender name={from} />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline justify-between gap-2">
            <span className="truncate font-semibold text-sm">{from}</span>
            <span className="text-ink-3 text-xs">9:41</span>
          </div>
          <p className="truncate font-medium text-sm">{shown}</p>
          <p className="line-clamp-2 text-ink-3 text-sm">{preheader}</p>
        </div>
      </div>
    );
  }
  return (
    <div className="flex w-full min-w-0 items-center gap-3 rounded-lg border bg-surface px-3 py-2 text-sm">
      <Sender name={from} />
      <span className="w-32 shrink-0 truncate font-semibold">{from}</span>
      <p className="min-w-0 flex-1 truncate">
        <span className="font-medium">{shown}</span>
        {preheader === "" ? null : <span className="text-ink-3"> – {preheader}</span>}
      </p>
      <span className="text-ink-3 text-xs">9:41</span>
    </div>
  );
}

function Sender({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs"
    >
      {initials(name)}
    </span>
  );
}
