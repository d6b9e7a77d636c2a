import { describe, expect, it } from "vitest";
import type { Document } from "@/editor/document/model";
import { blockAt, printout, spliced } from "./mjmlOfDesign";

const DOCUMENT = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec1",
      children: [
        {
          type: "column",
          id: "col1",
          children: [
            { type: "text", id: "txt1", html: "Hello" },
            { type: "button", id: "btn1", html: "Go", props: { href: "https://lantern.example" } },
          ],
        },
      ],
    },
  ],
} as unknown as Document;

const lineOf = (mjml: string, words: string): number =>
  mjml.split("\n").findIndex((line) => line.includes(words)) + 1;

describe("the MJML of a design", () => {
  it("leads from a line to the innermost block, and back", () => {
    const printed = printout(DOCUMENT, null);
    expect(blockAt(printed, lineOf(printed.mjml, "Hello"))).toBe("txt1");
    expect(blockAt(printed, lineOf(printed.mjml, "<mj-column"))).toBe("col1");
    expect(blockAt(printed, lineOf(printed.mjml, "</mj-section"))).toBe("sec1");
    expect(blockAt(printed, 1)).toBeUndefined();
    const section = printed.lines.get("sec1");
    expect(section?.first).toBe(lineOf(printed.mjml, "<mj-section"));
    expect(section?.last).toBe(lineOf(printed.mjml, "</mj-section"));
  });

  it("can be that of one block, while that is there", () => {
    const printed = printout(DOCUMENT, "btn1");
    expect(printed.mjml).toMatch(/^<mj-button[\s\S]*Go<\/mj-button>\n$/);
    expect(printed.scope).toBe("btn1");
    expect(printout(DOCUMENT, "gone").scope).toBeNull();
  });

  it("takes one block back in its place", () => {
    const whole = printout(DOCUMENT, null).mjml;
    const { source, from } = spliced(DOCUMENT, "txt1", "<mj-text>Good day</mj-text>\n");
    expect(source).toContain("Good day");
    expect(source).not.toContain("Hello");
    expect(source.split("\n").length).toBe(whole.split("\n").length);
    expect(from).toBe(lineOf(whole, "Hello"));
  });
});
