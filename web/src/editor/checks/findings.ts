/** Findings and problems in the words of the page: grouped, counted, with their place. */

import type { Problem } from "@/editor/source/mending/marks";
import type { ErrorDetail, Finding, FindingCounts } from "@/lib/server/models";

export const SEVERITIES = ["error", "warning", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) {
    counts[severity] += 1;
  }
  return counts;
}

/** The findings of one severity, those at a line first and in the order of the source. */
export function findingsOf(findings: readonly Finding[], severity: Severity): Finding[] {
  const last = Number.POSITIVE_INFINITY;
  return findings
    .filter((finding) => finding.severity === severity)
    .sort((one, other) => (one.line ?? last) - (other.line ?? last));
}

/** Where on the page something can be mended. */
export type Place =
  | { readonly kind: "preheader" | "samples" | "subject" | "text" | "variables" }
  | { readonly kind: "block"; readonly id: string }
  | { readonly kind: "source"; readonly line: number; readonly column: number | null };

const PARTS: Readonly<Record<string, Exclude<Place["kind"], "block" | "source">>> = {
  subject: "subject",
  preheader: "preheader",
  text: "text",
  data: "variables",
};

interface Placed {
  readonly blockId?: string | null;
  readonly part?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** Where an error is mended: wrong data in the data set, everything else as a finding. */
export function placeOfError(detail: Placed): Place | undefined {
  return detail.part === "data" ? { kind: "samples" } : placeOf(detail);
}

/** Where it stands; `isBlock` knows the blocks that are open in Design. */
export function placeOf(
  { part, blockId, line, column }: Placed,
  isBlock: (id: string) => boolean = () => false,
): Place | undefined {
  const kind = PARTS[part ?? ""];
  if (kind !== undefined) {
    return { kind };
  }
  if (blockId && isBlock(blockId)) {
    return { kind: "block", id: blockId };
  }
  return line ? { kind: "source", line, column: column ?? null } : undefined;
}

/** Everything that is marked in the source: what keeps it from compiling, and findings. */
export function sourceProblems(
  errors: readonly ErrorDetail[],
  findings: readonly Finding[],
): Problem[] {
  const broken = errors
    .filter((detail) => placeOf(detail)?.kind === "source")
    .map(({ message, line, column }): Problem => {
      return { message, severity: "error", line: line ?? null, column: column ?? null };
    });
  const found = findings
    .filter((finding) => placeOf(finding)?.kind === "source")
    .map(({ message, mend, severity, line, column }): Problem => {
      return { message, severity, line, column, hint: mend };
    });
  const fine = errors.every(({ part }) => part === "data");
  // While the source is broken the findings belong to an older one and may point anywhere.
  return fine ? found : broken;
}
