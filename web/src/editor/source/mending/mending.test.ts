import { describe, expect, it } from "vitest";
import {
  attributeChange,
  elementsOf,
  smallestChange,
  withChange,
} from "@/editor/source/mending/mending";

const SOURCE = `<mj-column>
  <mj-image src="a.png" alt='old' />
  <mj-button
    href="#">Go</mj-button>
</mj-column>`;

const mended = (tag: string, set: Record<string, string>) => {
  const change = attributeChange(SOURCE, SOURCE.indexOf(tag), set);
  return change && withChange(SOURCE, change);
};

describe("setting attributes", () => {
  it("adds what is absent and keeps the tag as it was", () => {
    expect(mended("<mj-column", { backgroundColor: "#fff" })).toContain(
      '<mj-column background-color="#fff">',
    );
    expect(mended("<mj-image", { width: "200px" })).toContain(
      `<mj-image src="a.png" alt='old' width="200px" />`,
    );
  });

  it("replaces what is there, whatever its quotes, over lines too", () => {
    expect(mended("<mj-image", { alt: 'A "cat" & $1' })).toContain(
      'src="a.png" alt="A &quot;cat&quot; & $1" />',
    );
    expect(mended("<mj-button", { href: "https://a.example" })).toContain(
      'href="https://a.example">Go',
    );
  });

  it("needs a tag at the very place", () => {
    expect(attributeChange(SOURCE, 3, { a: "b" })).toBeUndefined();
  });
});

describe("elements", () => {
  it("know where their content is", () => {
    const [button] = elementsOf(SOURCE, "mj-button");
    expect(button && SOURCE.slice(button.inner, button.innerEnd)).toBe("Go");
    const [image] = elementsOf(SOURCE, "mj-image");
    expect(image?.inner).toBe(image?.end);
  });

  it("are not found in comments and defaults", () => {
    const source = "<!-- <mj-text>a</mj-text> --><mj-attributes><mj-text/></mj-attributes>";
    expect(elementsOf(source, "mj-text")).toEqual([]);
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
