import { expect, it } from "vitest";
import { blockerOf } from "./blockers";

const READY = { canWrite: true, edited: true, save: "saved", problems: [] } as const;

it("lets a saved or just typed draft become a version", () => {
  expect(blockerOf(READY)).toBeUndefined();
  expect(blockerOf({ ...READY, save: "pending" })).toBeUndefined();
  expect(blockerOf({ ...READY, problems: [{ part: "data" }] })).toBeUndefined();
});

it("says the one thing that has to be done first", () => {
  expect(blockerOf({ ...READY, canWrite: false })).toContain("administrator");
  expect(blockerOf({ ...READY, save: "conflict" })).toContain("elsewhere");
  expect(blockerOf({ ...READY, save: "offline" })).toContain("kept");
  expect(blockerOf({ ...READY, edited: false })).toContain("Nothing has changed");
  expect(blockerOf({ ...READY, problems: [{ part: "mjml" }, {}] })).toContain("2 errors");
});
