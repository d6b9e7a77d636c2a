import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDay,
  formatRelative,
  initials,
  statusWord,
} from "@/lib/formatting";

const NOW = new Date("2026-11-22T12:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000).toISOString();

describe("formatRelative", () => {
  it.each([
    [0, "just now"],
    [44, "just now"],
    [50, "1 minute ago"],
    [5 * 60, "5 minutes ago"],
    [3 * 3600, "3 hours ago"],
    [30 * 3600, "yesterday"],
    [3 * 86400, "3 days ago"],
    [8 * 86400, "Nov 14"],
  ])("%i seconds ago is %s", (seconds, words) => {
    expect(formatRelative(ago(seconds), NOW)).toBe(words);
  });

  it("bears a clock that is a little ahead", () => {
    expect(formatRelative(ago(-20), NOW)).toBe("just now");
  });
});

it("says the year of another year", () => {
  expect(formatDay("2024-03-05T12:00:00Z", NOW)).toBe("Mar 5, 2024");
});

it.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1.0 KB"],
  [102 * 1024, "102 KB"],
  [1000 * 1024, "1.0 MB"],
  [5 * 1024 * 1024, "5.0 MB"],
  [75 * 1024 ** 3, "75.0 GB"],
])("%i bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

it("counts in singular and plural", () => {
  expect(formatCount(1, "template")).toBe("1 template");
  expect(formatCount(0, "template")).toBe("0 templates");
  expect(formatCount(1200, "entry", "entries")).toBe("1,200 entries");
});

it.each([
  ["Ada Lovelace", "AL"],
  ["  ada  ", "A"],
  ["Jean Luc Picard", "JP"],
  ["", ""],
  ["Éva 🦊", "É🦊"],
])("the initials of %s are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it("has a word for every status and bears unknown ones", () => {
  expect(statusWord("in_review")).toBe("In review");
  expect(statusWord("odd")).toBe("odd");
});
