import type { Finding, Posture, Severity } from "./requests";

export const SEVERITIES: readonly Severity[] = ["high", "medium", "low"];

/** The most urgent first; within, as the server lists them. */
export function byUrgency(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
}

export type Grade = "good" | "fair" | "poor";

/** Good: nothing found. Poor: something urgent. */
export function gradeOf({ findings }: Posture): Grade {
  if (findings.some(({ severity }) => severity === "high")) {
    return "poor";
  }
  return findings.length > 0 ? "fair" : "good";
}

/** How a layer is set, as people read it. */
export function settingWords(value: string | number | boolean | null): string {
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (typeof value === "number") {
    return value.toLocaleString("en");
  }
  return value === null || value === "" ? "not set" : value;
}
