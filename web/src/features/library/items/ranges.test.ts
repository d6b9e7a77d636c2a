import { expect, it } from "vitest";
import { aroundMatch, splitRanges } from "./ranges";

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

it("brings the first match to the front of a snippet", () => {
  const text = "Links Home Account Wishlist and much more before the order is mentioned";
  const at = text.indexOf("order");
  const snippet = aroundMatch(text, [[at, at + 5]]);
  expect(snippet.text).toBe("…much more before the order is mentioned");
  expect(
    drawn(
      snippet.text,
      snippet.ranges.map((range) => [...range]),
    ),
  ).toContain("[order]");
  expect(aroundMatch("short order", [[6, 11]])).toEqual({ text: "short order", ranges: [[6, 11]] });
  expect(aroundMatch("nothing", [])).toEqual({ text: "nothing", ranges: [] });
});
