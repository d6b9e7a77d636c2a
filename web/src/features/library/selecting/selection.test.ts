import { expect, it } from "vitest";
import { selectThrough } from "./selection";

const ORDER = ["a", "b", "c", "d", "e"];

it("toggles one", () => {
  expect([...selectThrough(new Set(["a"]), ORDER, "c", null)]).toEqual(["a", "c"]);
  expect([...selectThrough(new Set(["a", "c"]), ORDER, "c", null)]).toEqual(["a"]);
});

it("selects everything from the last click to this one, in both directions", () => {
  expect([...selectThrough(new Set(["b"]), ORDER, "d", "b")].sort()).toEqual(["b", "c", "d"]);
  expect([...selectThrough(new Set(["d"]), ORDER, "b", "d")].sort()).toEqual(["b", "c", "d"]);
});

it("takes back a stretch the same way", () => {
  const all = new Set(ORDER);
  expect([...selectThrough(all, ORDER, "d", "b")].sort()).toEqual(["a", "e"]);
});

it("bears an anchor that has left the page", () => {
  expect([...selectThrough(new Set(), ORDER, "c", "gone")]).toEqual(["c"]);
});
