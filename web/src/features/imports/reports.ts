import type { ImportReport, ReportLine } from "@/lib/server/models";

type Tone = "stone" | "accent" | "success" | "warning" | "danger";

/** How to call and color what became of a piece of the source. */
export const ACTIONS: Record<ReportLine["action"], { word: string; tone: Tone }> = {
  native: { word: "native", tone: "success" },
  kept: { word: "kept as it was", tone: "stone" },
  translated: { word: "translated", tone: "accent" },
  repaired: { word: "repaired", tone: "accent" },
  dropped: { word: "dropped", tone: "danger" },
  untranslated: { word: "not translated", tone: "warning" },
};

export interface ActionCount {
  action: ReportLine["action"];
  word: string;
  tone: Tone;
  count: number;
}

export function countByAction(report: ImportReport): ActionCount[] {
  return (Object.keys(ACTIONS) as ReportLine["action"][])
    .map((action) => ({
      action,
      ...ACTIONS[action],
      count: report.lines.filter((line) => line.action === action).length,
    }))
    .filter(({ count }) => count > 0);
}

/** "96% became native blocks"; never 100% when something is left. */
export function scoreWord(report: ImportReport): string {
  const rounded = Math.round(report.score * 100);
  const percent = report.score < 1 ? Math.min(99, rounded) : 100;
  return `${percent}% became native blocks`;
}
