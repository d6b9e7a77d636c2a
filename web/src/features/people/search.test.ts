import { expect, test } from "vitest";
import { isNarrowed, validatePeopleSearch } from "./search";

test("what an address says is taken over only where it makes sense", () => {
  const given = { q: 42, role: "editor", status: "", page: "3", invite: "true", other: "x" };
  expect(validatePeopleSearch(given)).toEqual({ q: "42", role: "editor", page: 3, invite: true });
  expect(validatePeopleSearch({ page: 1, invite: "", role: ["a"] })).toEqual({});
});

test("a page or an open dialog does not narrow the list", () => {
  expect(isNarrowed({ page: 2, invite: true })).toBe(false);
  expect(isNarrowed({ team: "x" })).toBe(true);
});
