const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });
const absolute = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const dayOfYear = new Intl.DateTimeFormat("en", { month: "short", day: "numeric" });
const dayAndYear = new Intl.DateTimeFormat("en", {
  month: "short",
  day: "numeric",
  year: "numeric",
});
const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit" });
const number = new Intl.NumberFormat("en");

/** "just now", "5 minutes ago", "yesterday"; from a week on, the date. */
export function formatRelative(iso: string, now: Date = new Date()): string {
  const then = new Date(iso);
  const seconds = Math.round((then.getTime() - now.getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 45) {
    return "just now";
  }
  if (distance < HOUR) {
    return relative.format(Math.round(seconds / MINUTE) || Math.sign(seconds), "minute");
  }
  if (distance < DAY) {
    return relative.format(Math.round(seconds / HOUR), "hour");
  }
  if (distance < 7 * DAY) {
    return relative.format(Math.round(seconds / DAY), "day");
  }
  return formatDay(iso, now);
}

/** "Nov 22" in this year, "Nov 22, 2024" otherwise. */
export function formatDay(iso: string, now: Date = new Date()): string {
  const then = new Date(iso);
  return (then.getFullYear() === now.getFullYear() ? dayOfYear : dayAndYear).format(then);
}

/** Date and time in full, for titles and details. */
export function formatDateTime(iso: string): string {
  return absolute.format(new Date(iso));
}

/** Time of day. */
export function formatClock(iso: string): string {
  return clock.format(new Date(iso));
}

/** Bytes as people read them: 812 B, 14.2 KB, 1.3 MB, 74.8 GB (1 KB is 1,024 bytes, as Gmail counts). */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) {
    return `${kilobytes < 100 ? kilobytes.toFixed(1) : Math.round(kilobytes)} KB`;
  }
  const megabytes = kilobytes / 1024;
  return megabytes < 1000 ? `${megabytes.toFixed(1)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}

export function formatNumber(value: number): string {
  return number.format(value);
}

/** "1 template", "12 templates". */
export function formatCount(count: number, one: string, many: string = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** Up to two letters for an avatar. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("");
}

const STATUS_WORDS: Record<string, string> = {
  draft: "Draft",
  in_review: "In review",
  approved: "Approved",
  published: "Published",
  archived: "Archived",
};

export function statusWord(status: string): string {
  return STATUS_WORDS[status] ?? status;
}
