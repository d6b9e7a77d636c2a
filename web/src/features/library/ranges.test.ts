import { expect, it } from "vitest";
import { splitRanges } from "./ranges";

const drawn = (text: string, ranges: number[][]) =>
  splitRanges(text, ranges)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join("");

it("marks ranges in any order", () => {
  const ranges = [
    [7, 11],
    [0, 6],
  ];
  expect(drawn("Spring sale 2026", ranges)).toBe("[Spring] [sale] 2026");
});

it("loses no text to ranges that do not fit", () => {
  const ranges = [[2, 4], [3, 5], [6, 6], [5, 99], []];
  expect(drawn("abcdefg", ranges)).toBe("ab[cd]efg");
  expect(drawn("", [[0, 1]])).toBe("");
});

it("counts as JavaScript does", () => {
  expect(drawn("🎉 sale", [[3, 7]])).toBe("🎉 [sale]");
});
