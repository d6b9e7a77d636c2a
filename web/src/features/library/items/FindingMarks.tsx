import { CircleAlert, TriangleAlert } from "lucide-react";
import { formatCount } from "@/lib/formatting";
import type { FindingCounts } from "@/lib/server/models";

/** What the checks found, when they found something that matters. */
export function FindingMarks({ findings }: { findings: FindingCounts }) {
  const { error, warning } = findings;
  if (error === 0 && warning === 0) {
    return null;
  }
  return (
    <span className="inline-flex shrink-0 items-center gap-2 align-middle text-xs tabular-nums">
      {error > 0 ? (
        <span
          className="inline-flex items-center gap-1 text-danger"
          title={formatCount(error, "error")}
        >
          <CircleAlert aria-hidden className="size-3.5" />
          {error}
          <span className="sr-only">{error === 1 ? "error" : "errors"}</span>
        </span>
      ) : null}
      {warning > 0 ? (
        <span
          className="inline-flex items-center gap-1 text-warning"
          title={formatCount(warning, "warning")}
        >
          <TriangleAlert aria-hidden className="size-3.5" />
          {warning}
          <span className="sr-only">{warning === 1 ? "warning" : "warnings"}</span>
        </span>
      ) : null}
    </span>
  );
}
