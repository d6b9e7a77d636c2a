import { formatCount, formatDay } from "@/lib/formatting";
import type { AuditEntry, AuditFacets } from "./requests";

/** "access_rules" → "access rules". */
const spaced = (name: string): string => name.replaceAll(/[_.-]+/g, " ");

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const entityWord = (entity: string): string => capital(spaced(entity));

/** What somebody did, as the second half of a sentence; actions we do not know by their name. */
export function actionWords(action: string, facets: AuditFacets | undefined): string {
  return facets?.actions.find((known) => known.action === action)?.title ?? spaced(action);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** "Today", "Yesterday", "Friday, Nov 20": the heading of a day. */
export function dayHeading(at: string, now: Date): string {
  const then = new Date(at);
  const start = (date: Date) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((start(now) - start(then)) / DAY_MS);
  if (days === 0) {
    return "Today";
  }
  if (days === 1) {
    return "Yesterday";
  }
  const weekday = new Intl.DateTimeFormat("en", { weekday: "long" }).format(then);
  return `${weekday}, ${formatDay(at, now)}`;
}

interface Day {
  heading: string;
  entries: AuditEntry[];
}

/** Entries by the day they happened on here; they come newest first and stay so. */
export function byDay(entries: readonly AuditEntry[], now: Date): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const heading = dayHeading(entry.at, now);
    const day = days.at(-1);
    if (day?.heading === heading) {
      day.entries.push(entry);
    } else {
      days.push({ heading, entries: [entry] });
    }
  }
  return days;
}

/** A value of a change as people read it. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "nothing";
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (typeof value === "string" || typeof value === "number") {
    return String(value);
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return value.length === 0 ? "none" : value.join(", ");
  }
  return bulkWords(value) ?? JSON.stringify(value, null, 2);
}

/** What is long is on the record as its size and the beginning of its fingerprint. */
function bulkWords(value: unknown): string | undefined {
  const { sha256, ...size } = value as Record<string, unknown>;
  const [[unit, count] = []] = Object.entries(size);
  return typeof sha256 === "string" && typeof count === "number"
    ? `${formatCount(count, unit?.replace(/s$/, "") ?? "", unit)}, fingerprint ${sha256.slice(0, 12)}`
    : undefined;
}
