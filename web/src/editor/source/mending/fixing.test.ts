import { describe, expect, it } from "vitest";
import { fixedSource, isFixable } from "@/editor/source/mending/fixing";

const SOURCE = `<mjml>
  <mj-head><mj-attributes><mj-text color="#000" /></mj-attributes></mj-head>
  <mj-body>
    <mj-section><mj-column><mj-text>One</mj-text><mj-text>Two</mj-text></mj-column></mj-section>
    <mj-text>
      Read <a href="http://a.example">more</a>
    </mj-text>
    <mj-image src="a.png" />
  </mj-body>
</mjml>`;

const fixed = (
  blockId: string,
  set: Record<string, string>,
  line: number | null,
  column: number | null = null,
) => fixedSource(SOURCE, "mjml", { blockId, line, column, fix: { blockId, label: "Fix", set } });

describe("fixing a block of MJML", () => {
  it("sets attributes, in kebab case, on the tag of its line", () => {
    expect(fixed("image1", { alt: "" }, 8)).toContain('<mj-image src="a.png" alt="" />');
    expect(fixed("section1", { backgroundColor: "#fff" }, 4)).toContain(
      '<mj-section background-color="#fff"><mj-column>',
    );
  });

  it("tells blocks on one line apart by their number or their column", () => {
    expect(fixed("text2", { color: "#111" }, 4)).toContain('One</mj-text><mj-text color="#111">');
    expect(fixed("text9", { color: "#111" }, 4, 30)).toContain('<mj-text color="#111">One');
    expect(fixed("text9", { color: "#111" }, 4)).toBeUndefined();
  });

  it("replaces the content of the block around the line", () => {
    const html = '\n      Read <a href="https://a.example">more</a>\n    ';
    expect(fixed("text3", { html }, 6, 12)).toBe(SOURCE.replace("http://", "https://"));
  });

  it("does nothing when the place is gone or nothing would change", () => {
    expect(fixed("image1", { alt: "" }, 3)).toBeUndefined();
    expect(fixed("image1", { alt: "" }, 99)).toBeUndefined();
    expect(fixed("image1", { src: "a.png" }, 8)).toBeUndefined();
  });
});

describe("fixing the document", () => {
  it("says language and title where MJML says them", () => {
    expect(fixed("@document", { "meta.lang": "en" }, null)).toContain('<mjml lang="en">');
    expect(fixed("@document", { "meta.title": "Tea & cups" }, null)).toContain(
      "<mj-head>\n    <mj-title>Tea &amp; cups</mj-title>",
    );
  });

  it("says them where HTML says them", () => {
    const fix = {
      blockId: "@document",
      label: "",
      set: { "meta.lang": "de", "meta.title": "Neu" },
    };
    const source = "<!doctype html><html><head><title>Alt</title></head><body></body></html>";
    expect(fixedSource(source, "html", { blockId: null, line: null, column: null, fix })).toBe(
      '<!doctype html><html lang="de"><head><title>Neu</title></head><body></body></html>',
    );
  });
});

describe("fixing a piece of HTML", () => {
  const piece = `<table role="presentation"><tr><td><a href="http://a.example/offers">All offers of this week</a></td></tr></table>`;
  const page = `<html><body>\n<p>Before</p>\n${piece}\n<p>After</p></body></html>`;
  const changed = piece.replace("http://", "https://");
  const finding = (set: Record<string, string>, line: number) => ({
    blockId: "html2",
    line,
    column: 1,
    fix: { blockId: "html2", label: "", set },
  });

  it("puts the new form where the old one stands", () => {
    expect(fixedSource(page, "html", finding({ html: changed }, 3))).toBe(
      page.replace(piece, changed),
    );
  });

  it("refuses when the piece is not there any more", () => {
    expect(fixedSource("<html></html>", "html", finding({ html: changed }, 1))).toBeUndefined();
  });

  it("is offered only where it can be tried", () => {
    expect(isFixable(finding({ html: "" }, 3), "html")).toBe(true);
    expect(isFixable({ ...finding({}, 3), line: null }, "html")).toBe(false);
    expect(isFixable({ ...finding({}, 3), fix: null }, "mjml")).toBe(false);
  });
});
