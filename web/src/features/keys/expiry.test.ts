import { expect, it } from "vitest";
import { dateProblem, expiryHelp, expiryMoment } from "./expiry";

const NOW = new Date("2026-11-22T12:00:00Z");

it("counts days from now", () => {
  expect(expiryMoment("30", "", NOW)).toBe("2026-12-22T12:00:00.000Z");
  expect(expiryMoment("never", "", NOW)).toBeNull();
});

it("a chosen day counts to its end and must be to come", () => {
  expect(dateProblem("date", "", NOW)).toBe("Choose a day.");
  expect(dateProblem("date", "2026-11-20", NOW)).toContain("still to come");
  expect(dateProblem("date", "2026-12-01", NOW)).toBeUndefined();
  expect(dateProblem("never", "", NOW)).toBeUndefined();
});

it("says when it ends", () => {
  expect(expiryHelp("90", "", NOW)).toContain("2027");
  expect(expiryHelp("never", "", NOW)).toContain("revokes");
});
