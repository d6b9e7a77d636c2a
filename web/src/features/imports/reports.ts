import type { ImportReport } from "@/lib/server/models";

/** "96% became native blocks"; never 100% when something is left. */
export function scoreWord(report: ImportReport): string {
  const rounded = Math.round(report.score * 100);
  const percent = report.score < 1 ? Math.min(99, rounded) : 100;
  return `${percent}% became native blocks`;
}
