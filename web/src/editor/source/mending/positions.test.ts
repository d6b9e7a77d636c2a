import { describe, expect, it } from "vitest";
import { linesOf, rangeAt } from "@/editor/source/mending/positions";

const SOURCE = '<mjml>\n  <mj-image src="a" />\n  Hi {{ user.name }}\n</mjml>';
const marked = (line: number, column?: number | null): string => {
  const { from, to } = rangeAt(linesOf(SOURCE), line, column);
  return SOURCE.slice(from, to);
};

describe("the range of a problem", () => {
  it("is the tag or the word at the column", () => {
    expect(marked(2, 3)).toBe("<mj-image");
    expect(marked(2, 13)).toBe("src");
    expect(marked(3, 6)).toBe("{{ user.name }}");
  });

  it("is the first tag or word of the line when there is no column, or it lies outside", () => {
    expect(marked(2)).toBe("<mj-image");
    expect(marked(2, 400)).toBe("<mj-image");
    expect(marked(3, null)).toBe("Hi");
  });

  it("counts characters as the engine does", () => {
    const text = "\u{1F600} <mj-text>";
    const { from, to } = rangeAt(linesOf(text), 1, 3);
    expect(text.slice(from, to)).toBe("<mj-text");
  });

  it("is the last line when the source has become shorter", () => {
    expect(marked(99, 4)).toBe("</mjml");
    expect(marked(0)).toBe("<mjml");
  });
});
