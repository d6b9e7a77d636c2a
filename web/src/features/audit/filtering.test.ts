import { expect, it } from "vitest";
import { dayOf, filterOf, isFiltered } from "./filtering";
import { validateAuditSearch } from "./search";

const NOW = new Date(2026, 10, 22, 15, 30);

it("keeps what an address may say and nothing else", () => {
  expect(
    validateAuditSearch({ actor: "1", action: "", when: "7d", from: "2026-01-01", page: 3 }),
  ).toEqual({ actor: "1", when: "7d" });
  expect(validateAuditSearch({ from: "2026-01-01", to: "soon", when: "ever" })).toEqual({
    from: "2026-01-01",
  });
});

it("asks from the beginning of the day here", () => {
  expect(filterOf({ when: "today" }, NOW).from).toBe(new Date(2026, 10, 22).toISOString());
  expect(filterOf({ when: "7d" }, NOW).from).toBe(new Date(2026, 10, 15).toISOString());
});

it("counts chosen days to their end", () => {
  const filter = filterOf({ from: "2026-11-01", to: "2026-11-02" }, NOW);
  expect(filter.from).toBe(new Date(2026, 10, 1).toISOString());
  expect(filter.to).toBe(new Date(2026, 10, 2, 23, 59, 59, 999).toISOString());
});

it("an open entry is no filter", () => {
  expect(isFiltered({ entry: "1" })).toBe(false);
  expect(isFiltered({ entry: "1", address: "10.0.0.1" })).toBe(true);
});

it("writes a day as date fields do", () => {
  expect(dayOf(new Date(2026, 0, 5))).toBe("2026-01-05");
});
