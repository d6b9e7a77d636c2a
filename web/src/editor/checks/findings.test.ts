import { describe, expect, it } from "vitest";
import {
  countFindings,
  findingsOf,
  placeOf,
  placeOfError,
  sourceProblems,
} from "@/editor/checks/findings";
import type { Finding } from "@/lib/server/models";

const finding = (more: Partial<Finding>): Finding => ({
  check: "links.empty",
  severity: "warning",
  message: "A link leads nowhere.",
  mend: "Give it an address.",
  part: "mjml",
  blockId: null,
  line: null,
  column: null,
  clients: [],
  tested: null,
  fix: null,
  ...more,
});

describe("findings", () => {
  it("are counted and ordered by line, those without a line last", () => {
    const all = [
      finding({}),
      finding({ line: 9 }),
      finding({ line: 2 }),
      finding({ severity: "error" }),
    ];
    expect(countFindings(all)).toEqual({ error: 1, warning: 3, info: 0 });
    expect(findingsOf(all, "warning").map(({ line }) => line)).toEqual([2, 9, null]);
  });

  it("lead to where they can be mended", () => {
    expect(placeOf({ part: "subject", line: 1 })).toEqual({ kind: "subject" });
    expect(placeOf({ part: "html", line: 7, column: 3 })).toEqual({
      kind: "source",
      line: 7,
      column: 3,
    });
    expect(placeOf({ part: "html", line: null })).toBeUndefined();
  });
});

describe("problems in the source", () => {
  it("are what breaks it while it is broken, findings otherwise", () => {
    const errors = [{ message: "<mj-text> is not closed", line: 4, column: 2, part: "mjml" }];
    const findings = [finding({ line: 9 }), finding({ part: "subject", line: 1 })];
    expect(sourceProblems(errors, findings).map(({ line }) => line)).toEqual([4]);
    expect(sourceProblems([], findings)).toEqual([
      expect.objectContaining({ line: 9, hint: "Give it an address.", severity: "warning" }),
    ]);
  });

  it("are the findings still when only the data is wrong", () => {
    const wrong = { message: "`n` has to be a number", part: "data", path: "n" };
    expect(sourceProblems([wrong], [finding({ line: 3 })]).map(({ line }) => line)).toEqual([3]);
    expect(placeOfError(wrong)).toEqual({ kind: "samples" });
  });
});
