import { useState } from "react";
import { ACTIONS, byWeight } from "@/editor/imports/reportLines";
import type { ReportLine } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";

const FIRST = 12;

/** The notes of a report: what became of which piece of the source. */
export function ReportLines({ lines }: { lines: readonly ReportLine[] }) {
  const [all, setAll] = useState(false);
  const sorted = byWeight(lines);
  const shown = all ? sorted : sorted.slice(0, FIRST);
  if (lines.length === 0) {
    return <p className="text-ink-2 text-sm">Everything became native blocks as it was.</p>;
  }
  return (
    <div>
      <ul className="flex flex-col gap-1.5 text-sm">
        {shown.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
          <li key={index} className="flex items-baseline gap-2">
            <span className="w-14 shrink-0 text-right text-ink-3 text-xs tabular-nums">
              {line.line ? `line ${line.line}` : ""}
            </span>
            <Badge tone={ACTIONS[line.action].tone}>{ACTIONS[line.action].word}</Badge>
            <span className="min-w-0 break-words">
              <code className="font-mono text-xs">{line.what}</code>
              {line.note ? <span className="text-ink-2"> {line.note}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {lines.length > FIRST && !all ? (
        <Button variant="ghost" size="sm" className="mt-2 ml-12" onClick={() => setAll(true)}>
          Show all {lines.length} notes
        </Button>
      ) : null}
    </div>
  );
}
