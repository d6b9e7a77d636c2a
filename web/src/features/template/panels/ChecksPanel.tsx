/** What the checks found, gravest first, each with how to mend it and a way to the place. */

import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { FindingRow } from "@/editor/checks/FindingRow";
import { countFindings, findingsOf, SEVERITIES, type Severity } from "@/editor/checks/findings";
import { PassedChecks } from "@/editor/checks/PassedChecks";
import { ProblemRow } from "@/editor/checks/ProblemRow";
import type { Finding, Preview } from "@/lib/server/models";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { EmptyState } from "@/ui/states/EmptyState";
import { Skeleton } from "@/ui/states/Skeleton";
import { useBench, useLivePreview } from "../bench";
import { checksQuery } from "../requests";
import { useFindingPlace, useMending } from "./useMending";

const TITLES: Record<Severity, string> = { error: "Errors", warning: "Warnings", info: "Notes" };

type Filter = Severity | "all";

export function ChecksPanel() {
  const { shown, problems, outdated } = useLivePreview();
  const { goTo } = useBench();
  if (problems.length > 0) {
    return (
      <div className="p-4">
        <h2 className="mb-2 font-semibold text-sm">The source does not compile</h2>
        <ul className="divide-y rounded-lg border bg-surface">
          {problems.map((problem) => (
            <ProblemRow
              key={`${problem.part}${problem.line}${problem.column}${problem.message}`}
              problem={problem}
              onShow={goTo}
            />
          ))}
        </ul>
        <p className="mt-3 text-ink-3 text-xs">The checks run again as soon as it does.</p>
      </div>
    );
  }
  if (shown === undefined) {
    return <Skeleton className="m-4 h-32" />;
  }
  return <Found shown={shown} outdated={outdated} />;
}

function Found({ shown, outdated }: { shown: Preview; outdated: boolean }) {
  const [filter, setFilter] = useState<Filter>("all");
  const counts = countFindings(shown.findings);
  const sheets = useQuery(checksQuery).data ?? [];
  if (shown.findings.length === 0) {
    return (
      <div className="@container p-4">
        <EmptyState icon={CircleCheck} title="Nothing to mend" className="py-6">
          Every check passed, from links and contrast to size and what email clients support.
        </EmptyState>
        <PassedChecks sheets={sheets} findings={shown.findings} />
      </div>
    );
  }
  const visible = SEVERITIES.filter((severity) => counts[severity] > 0).filter(
    (severity) => filter === "all" || filter === severity,
  );
  return (
    <div className="@container p-4" aria-busy={outdated}>
      <SegmentedControl<Filter>
        label="Severity"
        value={filter}
        onChange={setFilter}
        className="mb-3"
        segments={[
          { value: "all", label: `All ${shown.findings.length}` },
          ...SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => ({
            value: severity,
            label: `${TITLES[severity]} ${counts[severity]}`,
          })),
        ]}
      />
      {visible.map((severity) => (
        <Group key={severity} severity={severity} findings={findingsOf(shown.findings, severity)} />
      ))}
      {filter === "all" ? <PassedChecks sheets={sheets} findings={shown.findings} /> : null}
    </div>
  );
}

function Group({ severity, findings }: { severity: Severity; findings: readonly Finding[] }) {
  const { goTo } = useBench();
  const { mendable, mend } = useMending();
  const placeOfFinding = useFindingPlace();
  const kinds = Map.groupBy(findings.filter(mendable), ({ check }) => check);
  return (
    <section className="mb-4" aria-label={TITLES[severity]}>
      <h2 className="sr-only">{TITLES[severity]}</h2>
      <ul className="divide-y rounded-lg border bg-surface">
        {findings.map((finding) => {
          const place = placeOfFinding(finding);
          const kind = kinds.get(finding.check) ?? [];
          const first = kind.length > 1 && kind[0] === finding;
          return (
            <FindingRow
              key={`${finding.check}${finding.blockId}${finding.line}${finding.column}${finding.message}`}
              finding={finding}
              place={place}
              onShow={place ? goTo : undefined}
              onFix={mendable(finding) ? () => mend([finding]) : undefined}
              all={first ? { count: kind.length, run: () => mend(kind) } : undefined}
            />
          );
        })}
      </ul>
    </section>
  );
}
