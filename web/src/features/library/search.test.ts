import { describe, expect, it } from "vitest";
import { isFiltered, listQueryOf, sortOf, validateLibrarySearch } from "./search";

describe("the library's address", () => {
  it("keeps what it knows and drops the rest", () => {
    const given = {
      q: "sale",
      status: "draft",
      sort: "name",
      order: "asc",
      view: "table",
      page: "3",
      bin: true,
      odd: 1,
    };
    expect(validateLibrarySearch(given)).toEqual({
      q: "sale",
      status: "draft",
      sort: "name",
      order: "asc",
      view: "table",
      page: 3,
      bin: true,
    });
  });

  it("forgives nonsense", () => {
    const given = { q: ["a"], sort: "size", order: "up", view: 3, page: "-2", bin: "" };
    expect(validateLibrarySearch(given)).toEqual({});
    expect(validateLibrarySearch({ q: 2026, page: "1" })).toEqual({ q: "2026" });
  });
});

it("asks for the newest first, and for the best match while searching", () => {
  expect(sortOf({})).toEqual({ sortBy: "updatedAt", sortOrder: "desc" });
  expect(sortOf({ q: "x" })).toEqual({ sortBy: "relevance", sortOrder: "desc" });
  expect(sortOf({ sort: "name" })).toEqual({ sortBy: "name", sortOrder: "asc" });
  expect(sortOf({ sort: "name", order: "desc" })).toEqual({ sortBy: "name", sortOrder: "desc" });
});

it("becomes one request", () => {
  expect(listQueryOf({ q: "x", tag: "eu", bin: true, page: 2 })).toEqual({
    search: "x",
    tag: "eu",
    deleted: true,
    page: 2,
    limit: 24,
    sortBy: "relevance",
    sortOrder: "desc",
  });
});

it("knows whether the list is narrowed", () => {
  expect(isFiltered({ page: 2, bin: true })).toBe(false);
  expect(isFiltered({ category: "Account" })).toBe(true);
});
