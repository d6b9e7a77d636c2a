import { describe, expect, it } from "vitest";
import { attributeChange, smallestChange, withChange } from "@/editor/source/mending";

const SOURCE = `<mjml>
  <mj-column>
    <mj-image src="a.png" alt='old' />
    <mj-button
      href="#">Go</mj-button>
  </mj-column>
</mjml>`;

const mended = (
  place: { line: number; column?: number; tag?: string },
  set: Record<string, string>,
) => {
  const change = attributeChange(SOURCE, place, set);
  return change === undefined ? undefined : withChange(SOURCE, change);
};

describe("setting attributes at a place", () => {
  it("adds what is absent, in kebab case, and keeps the tag as it was", () => {
    expect(mended({ line: 2 }, { backgroundColor: "#fff" })).toContain(
      '<mj-column background-color="#fff">',
    );
    expect(mended({ line: 3 }, { width: "200px" })).toContain(
      `<mj-image src="a.png" alt='old' width="200px" />`,
    );
  });

  it("replaces what is there, whatever its quotes", () => {
    expect(mended({ line: 3 }, { alt: 'A "cat" & $1' })).toContain(
      'src="a.png" alt="A &quot;cat&quot; & $1" />',
    );
  });

  it("reaches over lines but never past the line's own tags", () => {
    expect(mended({ line: 4 }, { href: "https://a.example" })).toContain(
      'href="https://a.example">Go',
    );
    expect(mended({ line: 99 }, { href: "x" })).toBeUndefined();
    expect(mended({ line: 3, tag: "mj-text" }, { align: "left" })).toBeUndefined();
  });
});

describe("the smallest change", () => {
  it("touches only what differs", () => {
    expect(smallestChange("hello world", "hello brave world")).toEqual({
      from: 6,
      to: 6,
      insert: "brave ",
    });
    expect(smallestChange("aaa", "aa")).toEqual({ from: 2, to: 3, insert: "" });
    expect(smallestChange("same", "same")).toBeUndefined();
  });

  it("always leads to the other text", () => {
    for (const [a, b] of [
      ["", "x"],
      ["abcabc", "abc"],
      ["aba", "ababa"],
      ["x", ""],
    ] as const) {
      const change = smallestChange(a, b);
      expect(change && withChange(a, change)).toBe(b);
    }
  });
});
