import { expect, it } from "vitest";
import type { ImportReport } from "@/lib/server/models";
import { countByAction, scoreWord } from "./reports";

const report = (score: number): ImportReport => ({
  format: "mjml",
  score,
  blocks: {},
  lines: [
    { action: "kept", what: "a", note: "", line: 1 },
    { action: "kept", what: "b", note: "", line: null },
    { action: "dropped", what: "c", note: "", line: 3 },
  ],
});

it("never rounds up to everything", () => {
  expect(scoreWord(report(0.999))).toBe("99% became native blocks");
  expect(scoreWord(report(1))).toBe("100% became native blocks");
  expect(scoreWord(report(0))).toBe("0% became native blocks");
});

it("counts what happened", () => {
  expect(countByAction(report(1)).map(({ action, count }) => [action, count])).toEqual([
    ["kept", 2],
    ["dropped", 1],
  ]);
});
