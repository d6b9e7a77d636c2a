/** One version in the timeline. */

import { Eye, RotateCcw } from "lucide-react";
import { formatBytes, formatCount, formatDateTime, formatRelative } from "@/lib/formatting";
import type { TemplateVersion } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { useBench } from "../bench";

interface VersionRowProps {
  version: TemplateVersion;
  newest: boolean;
  busy: boolean;
  onView: () => void;
  onRestore: () => void;
}

export function VersionRow({ version, newest, busy, onView, onRestore }: VersionRowProps) {
  const { canWrite } = useBench();
  const { error, warning } = version.findings;
  const title = version.message || version.changes || "Saved";
  return (
    <li className="group relative flex flex-wrap items-start gap-x-3 gap-y-2 py-2.5 pl-10 before:absolute before:inset-y-0 before:left-4 before:w-px before:bg-line first:before:top-5 last:before:bottom-auto last:before:h-5">
      <span
        className={`absolute top-3 left-1 flex h-6 min-w-6 items-center justify-center rounded-full border px-1 font-medium text-xs tabular-nums ${newest ? "border-accent bg-accent text-on-accent" : "bg-paper text-ink-2"}`}
      >
        <span className="sr-only">Version </span>
        {version.version}
      </span>
      <div className="min-w-48 flex-1">
        <p className="text-pretty font-medium">{title}</p>
        {version.message && version.changes ? (
          <p className="text-pretty text-ink-2 text-sm">{version.changes}</p>
        ) : null}
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-xs">
          <span>{version.createdBy.name}</span>
          <time dateTime={version.createdAt} title={formatDateTime(version.createdAt)}>
            {formatRelative(version.createdAt)}
          </time>
          <span className="tabular-nums">{formatBytes(version.size.html)}</span>
          {error > 0 ? <Badge tone="danger">{formatCount(error, "error")}</Badge> : null}
          {warning > 0 ? <Badge tone="warning">{formatCount(warning, "warning")}</Badge> : null}
          {newest ? <Badge tone="accent">Newest</Badge> : null}
        </p>
      </div>
      <span className="ml-auto flex gap-1.5">
        <Button size="sm" variant="ghost" icon={Eye} onClick={onView}>
          View
        </Button>
        {canWrite && !newest ? (
          <Button size="sm" icon={RotateCcw} busy={busy} onClick={onRestore}>
            Restore
          </Button>
        ) : null}
      </span>
    </li>
  );
}
