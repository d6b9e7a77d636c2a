import { expect, it } from "vitest";
import { decideMedia, hasDarkStyles } from "@/editor/preview/framed/darkStyles";

const DARK = "@media (prefers-color-scheme: dark) { a { color: red } }";

it("applies dark rules in the dark preview and never in the light one", () => {
  expect(decideMedia(DARK, true)).toContain("(min-width: 0px)");
  expect(decideMedia(DARK, false)).toContain("(max-width: 0px)");
});

it("treats rules for light the other way round and leaves other conditions", () => {
  const query = "@media screen and ( prefers-color-scheme : light ) and (max-width: 480px)";
  expect(decideMedia(query, true)).toBe(
    "@media screen and (max-width: 0px) and (max-width: 480px)",
  );
});

it("sees whether an email was designed for dark", () => {
  expect(hasDarkStyles(`<style>${DARK}</style>`)).toBe(true);
  expect(hasDarkStyles("<style>a { color: red }</style>")).toBe(false);
});
