// @vitest-environment happy-dom
import { getSchema } from "@tiptap/core";
import { DOMParser as NodeParser, type Schema, type Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { richHtml } from "@/editor/compiling/richWriting";
import { richOfNodes } from "../schema/converting";
import { keepExactly } from "../schema/exactness";
import { richExtensions } from "../schema/schema";
import { pastedSlice, plainSlice } from "./chips";
import { cleanedHtml } from "./cleaning";
import { HOSTILE, ORDINARY } from "./fragments";

const rich = keepExactly(getSchema(richExtensions(false, {})));
const oneLine = keepExactly(getSchema(richExtensions(true, {})));

const known = "https://cdn.example/logo.png";

/** An empty text into which a piece was put. */
function withSlice(slice: Slice, schema: Schema) {
  const doc = schema.node("doc", null, schema.node("paragraph"));
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 1) });
  return state.tr.replaceSelection(slice).doc;
}

/** The HTML of the email when this is pasted into an empty text. */
function pasted(html: string, schema: Schema = rich): string {
  const element = document.createElement("div");
  element.innerHTML = cleanedHtml(html, { knows: (source) => source === known });
  const slice = NodeParser.fromSchema(schema).parseSlice(element, { preserveWhitespace: false });
  return richHtml(richOfNodes(withSlice(pastedSlice(slice, schema), schema)));
}

describe("what is pasted", () => {
  it.each(ORDINARY)("keeps what it means: $from", ({ html, becomes }) => {
    expect(pasted(html)).toBe(becomes);
  });

  it.each(HOSTILE)("brings nothing that runs or reaches out: $from", ({ html }) => {
    const clean = cleanedHtml(html, { knows: () => false });
    expect(clean).not.toMatch(
      /<(?:script|style|svg|math|iframe|object|embed|form|input|meta|link|img)/i,
    );
    expect(clean).not.toMatch(
      /\son\w+\s*=|javascript:|vbscript:|url\s*\(|expression|@import|srcset/i,
    );
    expect(pasted(html)).not.toMatch(/evil\.example|alert/);
  });

  it("keeps the look of what was copied here, and images that are in the email already", () => {
    const html = `<p data-pm-slice="1 1 []">a <span style="color:#c00;background:url(//evil.example)">b</span> <img src="${known}" onerror="alert(1)"><img src="//evil.example/p"></p>`;
    expect(pasted(html)).toBe(`a <span style="color:#c00">b</span> <img src="${known}" />`);
  });

  it("takes nothing over from what a piece says it was cut out of", () => {
    const context = JSON.stringify([
      "heading",
      { level: 2, style: "background:url(//evil.example)" },
    ]);
    const html = `<p data-pm-slice='1 1 ${context}'>a</p>`;
    expect(cleanedHtml(html, { knows: () => false })).not.toContain("evil.example");
  });

  it("is one line where there is but one", () => {
    expect(pasted("<p>One</p><p><b>Two</b></p><ul><li>Three</li></ul>", oneLine)).toBe(
      "One <strong>Two</strong> Three",
    );
  });

  it("as plain text parts paragraphs at empty lines", () => {
    const slice = pastedSlice(plainSlice("a\nb {{ name }}\n\nc", rich), rich);
    expect(richHtml(richOfNodes(withSlice(slice, rich)))).toBe(
      "<p>a<br />b {{ name }}</p><p>c</p>",
    );
  });
});
