import { expect, it } from "vitest";
import { withoutFetchedStyles } from "@/lib/pictures";

it("takes out what is fetched and leaves what is written", () => {
  const html = `<head><link href="https://fonts.example/css?family=Inter" rel="stylesheet" type="text/css">
<link rel="icon" href="x.ico"><style>@import url(https://fonts.example/css?a;b);
@import "a.css" screen;p{color:red}</style></head>`;
  expect(withoutFetchedStyles(html)).toBe(`<head>
<link rel="icon" href="x.ico"><style>
p{color:red}</style></head>`);
});

it("changes nothing else", () => {
  const html = "<p>To @import or not: <a href='x'>link</a> rel=stylesheet</p>";
  expect(withoutFetchedStyles(html)).toBe(html);
});
