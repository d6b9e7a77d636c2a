import { expect, it } from "vitest";
import { matchScore } from "@/lib/browser/commands";

it("needs every word, in any order", () => {
  expect(matchScore("Import files upload zip", "zip imp")).toBeGreaterThan(0);
  expect(matchScore("Import files upload zip", "zip tar")).toBe(0);
});

it("prefers the beginning of the text, then of a word", () => {
  const begins = matchScore("New template", "new");
  const word = matchScore("Template from new", "new");
  const inside = matchScore("Renewal", "new");
  expect(begins).toBeGreaterThan(word);
  expect(word).toBeGreaterThan(inside);
  expect(inside).toBeGreaterThan(0);
});

it("takes everything while nothing is typed", () => {
  expect(matchScore("Anything", "  ")).toBeGreaterThan(0);
});
