import { describe, expect, it } from "vitest";
import { type MarkupPlace, markupPlace } from "@/editor/source/completion/markupPlace";

/** The place of the `|` in a source. */
const at = (marked: string): MarkupPlace =>
  markupPlace(marked.replace("|", ""), marked.indexOf("|"));

describe("the place of a cursor in markup", () => {
  it("knows the parent of a tag that is being written", () => {
    expect(at("<mjml><mj-body><mj-sec|")).toEqual({ kind: "tag", parent: "mj-body", from: 16 });
    expect(at("<|")).toEqual({ kind: "tag", parent: undefined, from: 1 });
  });

  it("is not confused by closed, self-closed and void tags", () => {
    expect(at("<mj-column><mj-image src='a' /><mj-text>x<br>y</mj-text><|")).toMatchObject({
      kind: "tag",
      parent: "mj-column",
    });
  });

  it("lists the attributes already there", () => {
    expect(at('<mj-image src="a.png" alt="" wi|')).toEqual({
      kind: "attribute",
      tag: "mj-image",
      present: ["src", "alt"],
      from: 29,
    });
  });

  it("knows which value is being written, also over lines and with spaces", () => {
    expect(at('<mj-text\n  align = "ce|')).toEqual({
      kind: "value",
      tag: "mj-text",
      attribute: "align",
      from: 20,
    });
    expect(at("<mj-text padding='0 1|")).toMatchObject({ kind: "value", attribute: "padding" });
  });

  it("does not offer attributes right after a value", () => {
    expect(at('<mj-text align="left"|')).toEqual({ kind: "nowhere" });
  });

  it("reads nothing inside template tags and comments as markup", () => {
    expect(at("<mj-text>{% if a <b %} x |")).toMatchObject({ kind: "content", parent: "mj-text" });
    expect(at("<mj-text><!-- <mj-im|")).toEqual({ kind: "nowhere" });
    expect(at("<mj-button href=\"{{ a | default: '<' }}\" co|")).not.toMatchObject({ kind: "tag" });
  });

  it("names the tag that an end tag closes", () => {
    expect(at("<mj-section><mj-column></mj-column></|")).toMatchObject({
      kind: "end",
      name: "mj-section",
    });
  });

  it("recovers from end tags that match nothing", () => {
    expect(at("<mj-section></mj-wrapper><|")).toMatchObject({ kind: "tag", parent: "mj-section" });
  });
});
