import { expect, test } from "vitest";
import { wholeAddressesCss } from "@/editor/preview/framed/addresses";

test("relative pictures of styles lead nowhere", () => {
  expect(wholeAddressesCss("a { background: #222 url('images/bg.jpg') center }")).toBe(
    "a { background: #222 url(data:,) center }",
  );
  expect(wholeAddressesCss("a { background: url(/api/templates) }")).toBe(
    "a { background: url(data:,) }",
  );
});

test("whole addresses stay as they are", () => {
  const css = `a { background: url("https://cdn.example/x.png?a=1") } b { background: url(data:image/gif;base64,R0lG) }`;
  expect(wholeAddressesCss(css)).toBe(css);
  expect(wholeAddressesCss("a { background: url(//cdn.example/x.png) }")).toContain("//cdn");
});
