// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { richHtml } from "@/editor/compiling/richWriting";
import { turnedIntoRich } from "./turning";

const turned = (html: string, oneLine = false) => {
  const { rich, lost } = turnedIntoRich(html, oneLine);
  return { html: richHtml(rich), lost };
};

describe("HTML turned into rich text", () => {
  it("loses nothing that rich text knows", () => {
    const html = `<h2 style="color:red">A</h2><p>b <b>c</b> <a href="https://a.example" class="x">d</a> {{ name | upcase }}</p>`;
    expect(turned(html)).toEqual({ html, lost: [] });
  });

  it("says what would be lost, kind by kind", () => {
    const { html, lost } = turned(
      `<table class="grid"><tr><td>One</td><td>Two</td></tr></table><p class="note" data-x="1">And {% if vip %}vip{% endif %}</p><script>x</script>`,
    );
    expect(html).toBe("<p>One</p><p>Two</p><p>And vip</p>");
    expect(lost).toEqual([
      "Conditions and loops in the words, which no longer apply: {% if vip %} {% endif %}",
      "1 <table>: every cell becomes a paragraph",
      "1 <script> with all that is in it",
      "class on 2 elements",
      "data-x on 1 element",
    ]);
  });

  it("is one line where there is but one", () => {
    expect(turned(`<span class="label">Shop</span>`, true).html).toBe("Shop");
  });
});
