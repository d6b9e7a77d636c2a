import { expect, it } from "vitest";
import { scoreWord } from "./reports";

it("never rounds up to everything", () => {
  const report = { format: "mjml", blocks: {}, lines: [] } as const;
  expect(scoreWord({ ...report, lines: [], score: 0.999 })).toBe("99% became native blocks");
  expect(scoreWord({ ...report, lines: [], score: 1 })).toBe("100% became native blocks");
  expect(scoreWord({ ...report, lines: [], score: 0 })).toBe("0% became native blocks");
});
