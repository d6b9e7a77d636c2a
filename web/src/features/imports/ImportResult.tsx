import { Link } from "@tanstack/react-router";
import { ChevronRight, CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { countByAction } from "@/editor/imports/reportLines";
import { cx } from "@/lib/classes";
import { formatCount } from "@/lib/formatting";
import type { ImportRow } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { ReportLines } from "./ReportLines";
import { scoreWord } from "./reports";

/** What became of one file; its report opens below it. */
export function ImportResult({ row }: { row: ImportRow }) {
  const [open, setOpen] = useState(false);
  const { report, error, templateId } = row;
  return (
    <li className="px-4 py-3">
      <div className="flex items-start gap-3">
        {error ? (
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
        ) : (
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
        )}
        <div className="min-w-0 flex-1">
          <div className="truncate font-medium">{row.name || row.file}</div>
          {row.name && row.name !== row.file ? (
            <div className="truncate text-ink-3 text-xs">{row.file}</div>
          ) : null}
          {error ? <ImportError error={error} /> : null}
          {report ? (
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              className="mt-1 -ml-1 flex items-center gap-1 rounded-sm px-1 text-ink-2 text-sm hover:text-ink"
            >
              <ChevronRight
                aria-hidden
                className={cx("size-3.5 transition-transform", open && "rotate-90")}
              />
              {scoreWord(report)} · {formatCount(report.lines.length, "note")}
            </button>
          ) : null}
        </div>
        {report ? <Badge tone="stone">{report.format.toUpperCase()}</Badge> : null}
        {templateId ? (
          <Button asChild size="sm">
            <Link to="/templates/$templateId" params={{ templateId }}>
              Open
            </Link>
          </Button>
        ) : null}
      </div>
      {report && open ? (
        <div className="mt-3 ml-7 flex flex-col gap-3">
          <div className="flex flex-wrap gap-1.5">
            {countByAction(report).map(({ action, count, tone, word }) => (
              <Badge key={action} tone={tone}>
                {count} {word}
              </Badge>
            ))}
          </div>
          <ReportLines lines={report.lines} />
        </div>
      ) : null}
    </li>
  );
}

function ImportError({ error }: { error: NonNullable<ImportRow["error"]> }) {
  return (
    <p className="mt-0.5 text-danger text-sm">
      {error.line ? `Line ${error.line}${error.column ? `, column ${error.column}` : ""}: ` : ""}
      {error.message}
    </p>
  );
}
