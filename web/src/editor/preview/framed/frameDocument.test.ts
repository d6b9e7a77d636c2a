// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { frameDocument } from "@/editor/preview/framed/frameDocument";

const page = (body: string, head = ""): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe("the document of a preview", () => {
  it("keeps the email and takes out what could run or lead away", () => {
    const framed = frameDocument(
      page(
        `<p onclick="x()">Hi</p><script>x()</script><iframe src="https://a.example"></iframe>
         <a href="JaVa\nScript:x()">a</a><a href="https://a.example" target="_top">b</a>
         <form action="javascript:x()"></form><img src="https://a.example/i.png" onerror="x()">`,
        `<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://a.example">`,
      ),
    );
    expect(framed).toContain("<p>Hi</p>");
    expect(framed).toContain('src="https://a.example/i.png"');
    for (const gone of ["<script", "<iframe", "onclick", "onerror", "refresh", "evil", "_top"]) {
      expect(framed).not.toContain(gone);
    }
    expect(framed.toLowerCase()).not.toContain("script:");
  });

  it("says first that nothing may run", () => {
    const framed = frameDocument(page("<p>Hi</p>", "<title>T</title>"));
    expect(framed.indexOf("Content-Security-Policy")).toBeLessThan(framed.indexOf("<title"));
    expect(framed).toContain("default-src 'none'");
    expect(framed).not.toContain("script-src");
  });

  it("keeps the doctype, without which browsers lay out differently", () => {
    expect(frameDocument(page("x")).toLowerCase().startsWith("<!doctype html>")).toBe(true);
    expect(frameDocument("<p>x</p>").toLowerCase()).not.toContain("<!doctype");
  });

  it("decides the color scheme by itself", () => {
    const dark = page(
      `<p>x</p>`,
      `<meta name="color-scheme" content="light dark"><style>@media (prefers-color-scheme:dark){p{color:#fff}}</style>`,
    );
    expect(frameDocument(dark, "light")).toContain("@media (max-width: 0px)");
    expect(frameDocument(dark, "light")).toContain("color-scheme: light only");
    expect(frameDocument(dark, "authored")).toContain("@media (min-width: 0px)");
    expect(frameDocument(dark, "authored")).toContain("color-scheme: dark only");
    const plain = page(`<p style="color:#000" bgcolor="#ffffff">x</p>`);
    expect(frameDocument(plain, "authored")).toContain("color-scheme: light only");
    expect(frameDocument(plain, "forced")).toContain('bgcolor="#141414"');
  });
});
