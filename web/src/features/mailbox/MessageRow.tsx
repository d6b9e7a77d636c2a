/** One message in the list. */

import { cx } from "@/lib/classes";
import { formatDateTime, formatRelative } from "@/lib/formatting";
import type { MailboxRow } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";

interface MessageRowProps {
  row: MailboxRow;
  open: boolean;
  onOpen: () => void;
}

export function MessageRow({ row, open, onOpen }: MessageRowProps) {
  return (
    <li className="border-b">
      <button
        type="button"
        aria-current={open}
        onClick={onOpen}
        className={cx(
          "block w-full px-4 py-3 text-left transition-colors focus-visible:-outline-offset-2",
          open ? "bg-accent-soft" : "hover:bg-hover/60",
        )}
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-ink-2 text-sm">To {row.to}</span>
          <time
            dateTime={row.at}
            title={formatDateTime(row.at)}
            className="shrink-0 text-ink-3 text-xs"
          >
            {formatRelative(row.at)}
          </time>
        </span>
        <span className="mt-0.5 flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">
            {row.subject || "(no subject)"}
          </span>
          {row.test ? <Badge>Test</Badge> : null}
        </span>
        <span className="mt-0.5 block truncate text-ink-3 text-sm">{row.preview}</span>
      </button>
    </li>
  );
}
