import type { Service, ServiceState } from "./requests";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "3 days, 4 hours": the two largest parts. */
export function durationWords(seconds: number): string {
  const parts: string[] = [];
  let rest = Math.floor(seconds);
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || parts.length > 0) {
      parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`);
    }
  }
  const shown = parts.slice(0, 2).filter((part) => !part.startsWith("0 "));
  return shown.length > 0 ? shown.join(", ") : "less than a minute";
}

/** "0.8 ms", "12 ms", "1.4 s". */
export function latencyWords(milliseconds: number | null): string {
  if (milliseconds === null) {
    return "–";
  }
  if (milliseconds >= 1000) {
    return `${(milliseconds / 1000).toFixed(1)} s`;
  }
  if (milliseconds < 0.1) {
    return "under 0.1 ms";
  }
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}

const WORST: readonly ServiceState[] = ["down", "degraded", "ok"];

/** How the whole does: as its worst part. */
export function overall(services: readonly Service[]): ServiceState {
  return WORST.find((state) => services.some(({ status }) => status === state)) ?? "ok";
}

/** The share of requests that failed on our side, in words. */
export function errorWords(errors: number, count: number): string {
  if (errors === 0) {
    return "none failed";
  }
  const share = (errors / Math.max(count, errors)) * 100;
  return `${share < 1 ? "under 1" : Math.round(share)} % failed`;
}
