import { formatDay } from "@/lib/formatting";

export type Expiry = "30" | "90" | "365" | "date" | "never";

export const EXPIRIES: readonly { value: Expiry; label: string }[] = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "date", label: "A day of your choice" },
  { value: "never", label: "Never" },
];

const DAY = 24 * 60 * 60 * 1000;

/** The moment a choice means; a chosen day counts to its end here. */
export function expiryMoment(choice: Expiry, date: string, now: Date): string | null {
  if (choice === "never") {
    return null;
  }
  if (choice === "date") {
    const end = new Date(`${date}T23:59:59`);
    return Number.isNaN(end.getTime()) ? null : end.toISOString();
  }
  return new Date(now.getTime() + Number(choice) * DAY).toISOString();
}

/** What is wrong with a chosen day. */
export function dateProblem(choice: Expiry, date: string, now: Date): string | undefined {
  if (choice !== "date") {
    return undefined;
  }
  const moment = expiryMoment(choice, date, now);
  if (moment === null) {
    return "Choose a day.";
  }
  return new Date(moment) > now ? undefined : "Choose a day that is still to come.";
}

export function expiryHelp(choice: Expiry, date: string, now: Date): string {
  const moment = expiryMoment(choice, date, now);
  if (choice === "never") {
    return "It works until somebody revokes it. Keys that end by themselves are safer.";
  }
  return moment ? `It stops working on ${formatDay(moment, now)}.` : "";
}
