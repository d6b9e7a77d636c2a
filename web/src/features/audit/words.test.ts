import { expect, it } from "vitest";
import type { AuditEntry } from "./requests";
import { actionWords, byDay, dayHeading, entityWord, valueWords } from "./words";

const NOW = new Date(2026, 10, 22, 9, 0);
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

it("names the days people think in", () => {
  expect(dayHeading(at(22, 0), NOW)).toBe("Today");
  expect(dayHeading(at(21, 23), NOW)).toBe("Yesterday");
  expect(dayHeading(at(20, 12), NOW)).toBe("Friday, Nov 20");
});

it("puts entries under their days in the order they come", () => {
  const entries = [at(22, 8), at(22, 7), at(21, 6)].map((moment) => ({ at: moment }) as AuditEntry);
  expect(byDay(entries, NOW).map(({ heading, entries: of }) => [heading, of.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
  ]);
});

it("tells an action it does not know by its name", () => {
  const facets = {
    actions: [{ action: "key.created", entity: "key", title: "made an API key" }],
    entities: ["key"],
  };
  expect(actionWords("key.created", facets)).toBe("made an API key");
  expect(actionWords("access_rules.changed", facets)).toBe("access rules changed");
  expect(entityWord("access_rules")).toBe("Access rules");
});

it.each([
  [null, "nothing"],
  ["", "nothing"],
  [true, "yes"],
  [["a", "b"], "a, b"],
  [[], "none"],
  [3, "3"],
  [{ characters: 1200, sha256: "0123456789abcdef" }, "1,200 characters, fingerprint 0123456789ab"],
  [{ a: 1 }, '{\n  "a": 1\n}'],
])("%j reads %j", (value, words) => {
  expect(valueWords(value)).toBe(words);
});
