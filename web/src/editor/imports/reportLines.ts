/** What became of the pieces of an imported source: how to call it, and what needs a look first. */

import type { ImportReport, ReportLine } from "@/lib/server/models";

type Action = ReportLine["action"];
type Tone = "stone" | "accent" | "success" | "warning" | "danger";

export const ACTIONS: Record<Action, { word: string; tone: Tone }> = {
  dropped: { word: "dropped", tone: "danger" },
  untranslated: { word: "not translated", tone: "warning" },
  translated: { word: "translated", tone: "accent" },
  repaired: { word: "repaired", tone: "accent" },
  kept: { word: "kept as it was", tone: "stone" },
  native: { word: "native", tone: "success" },
};

const ORDER = Object.keys(ACTIONS) as Action[];

/** The lines of a report, what was lost first. */
export function byWeight(lines: readonly ReportLine[]): ReportLine[] {
  return lines.toSorted((one, other) => ORDER.indexOf(one.action) - ORDER.indexOf(other.action));
}

interface ActionCount {
  action: Action;
  word: string;
  tone: Tone;
  count: number;
}

/** How often each happened. What became native is counted in blocks: a line may stand for many. */
export function countByAction(report: ImportReport): ActionCount[] {
  const blocks = Object.values(report.blocks).reduce((sum, count) => sum + count, 0);
  return ORDER.map((action) => {
    const lines = report.lines.filter((line) => line.action === action).length;
    return { action, ...ACTIONS[action], count: action === "native" ? blocks || lines : lines };
  }).filter(({ count }) => count > 0);
}
