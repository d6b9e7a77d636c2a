/** Import reports, kept for this browser session so that the template page can show them. */

import type { ImportReport } from "@/lib/server/models";

const keyOf = (templateId: string): string => `craftify.importReport.${templateId}`;

export function keepReport(templateId: string, report: ImportReport): void {
  try {
    sessionStorage.setItem(keyOf(templateId), JSON.stringify(report));
  } catch {
    // The report was shown where the import happened; here it is a convenience.
  }
}

export function readReport(templateId: string): ImportReport | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(templateId)) ?? "null");
    const report = kept as ImportReport | null;
    return Array.isArray(report?.lines) ? report : undefined;
  } catch {
    return undefined;
  }
}
