/** How the import of this template went: what became native, what was kept, what was not. */

import { FileInput } from "lucide-react";
import { readReport } from "@/editor/imports/keptReports";
import { ACTIONS, byWeight } from "@/editor/imports/reportLines";
import { formatCount } from "@/lib/formatting";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import { useBench } from "../bench";

export function ImportPanel() {
  const { template, goTo } = useBench();
  const report = readReport(template.id);
  if (report === undefined) {
    return (
      <EmptyState icon={FileInput} title="No import report" className="py-8">
        Reports are kept until the browser is closed.
      </EmptyState>
    );
  }
  const percent = report.score < 1 ? Math.min(99, Math.round(report.score * 100)) : 100;
  const blocks = Object.entries(report.blocks).filter(([, count]) => count > 0);
  const lines = byWeight(report.lines);
  return (
    <div className="max-w-4xl p-4">
      <p>
        <strong className="font-semibold">
          {report.format === "html"
            ? `${percent} % taken over as it was.`
            : `${percent} % became native blocks.`}
        </strong>{" "}
        <span className="text-ink-2">
          {blocks.map(([type, count]) => formatCount(count, `${type} block`)).join(", ")}
        </span>
      </p>
      {lines.length === 0 ? (
        <p className="mt-2 text-ink-2">Nothing had to be changed, kept aside or left out.</p>
      ) : (
        <ul className="mt-3 divide-y rounded-lg border bg-surface">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
            <li key={index} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
              <Badge tone={ACTIONS[line.action].tone}>{ACTIONS[line.action].word}</Badge>
              <span className="min-w-40 flex-1 break-words">
                <code className="font-mono text-sm">{line.what}</code>
                {line.note === "" ? null : <span className="text-ink-2"> {line.note}</span>}
              </span>
              {line.line ? <ShowLine line={line.line} onShow={goTo} /> : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ShowLineProps {
  line: number;
  onShow: (place: { kind: "source"; line: number; column: null }) => void;
}

function ShowLine({ line, onShow }: ShowLineProps) {
  return (
    <Button
      size="sm"
      variant="ghost"
      onClick={() => onShow({ kind: "source", line, column: null })}
    >
      Line {line}
    </Button>
  );
}
