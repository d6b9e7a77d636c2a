import { expect, it } from "vitest";
import type { ImportReport } from "@/lib/server/models";
import { byWeight, countByAction } from "./reportLines";

const REPORT: ImportReport = {
  format: "mjml",
  score: 1,
  blocks: { text: 100, image: 43 },
  lines: [
    { action: "native", what: "mj-text", note: "", line: 1 },
    { action: "kept", what: "a", note: "", line: 1 },
    { action: "kept", what: "b", note: "", line: null },
    { action: "dropped", what: "c", note: "", line: 3 },
  ],
};

it("counts what happened, native pieces in blocks", () => {
  expect(countByAction(REPORT).map(({ action, count }) => [action, count])).toEqual([
    ["dropped", 1],
    ["kept", 2],
    ["native", 143],
  ]);
});

it("begins with what was lost and keeps the order of the source within", () => {
  expect(byWeight(REPORT.lines).map(({ what }) => what)).toEqual(["c", "a", "b", "mj-text"]);
});
