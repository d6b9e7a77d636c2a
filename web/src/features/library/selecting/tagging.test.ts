import { expect, it } from "vitest";
import { retagged, tagStates } from "./tagging";

const ITEMS = [{ tags: ["eu", "sale"] }, { tags: ["eu"] }];

it("says of each tag whether all, some or none have it", () => {
  expect(tagStates(ITEMS, ["us"], new Map())).toEqual([
    { tag: "eu", state: true },
    { tag: "sale", state: "indeterminate" },
    { tag: "us", state: false },
  ]);
});

it("shows what was changed so far", () => {
  const changes = new Map([
    ["sale", true],
    ["new", true],
    ["eu", false],
  ]);
  expect(tagStates(ITEMS, ["new"], changes)).toEqual([
    { tag: "eu", state: false },
    { tag: "new", state: true },
    { tag: "sale", state: true },
  ]);
});

it("leaves alone what was not changed", () => {
  const changes = new Map([
    ["eu", false],
    ["new", true],
    ["sale", true],
  ]);
  expect(retagged(["eu", "sale", "q4"], changes)).toEqual(["sale", "q4", "new"]);
  expect(retagged([], new Map())).toEqual([]);
});
