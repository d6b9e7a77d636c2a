import { describe, expect, it } from "vitest";
import { htmlProblems } from "./problems";

const messages = (html: string) => htmlProblems(html).map(({ message }) => message);

describe("problems of HTML", () => {
  it("are none where everything closes", () => {
    expect(
      messages(
        `<p>One<p>Two<br><img src="a.png"/><ul><li>x<li>y</ul><!-- <b> -->{{ a }}{% if b %}`,
      ),
    ).toEqual([]);
  });

  it("are tags that do not close, with their place", () => {
    expect(htmlProblems("<div>\n  <b>x</div>")).toMatchObject([
      { line: 2, column: 3, severity: "error", message: "<b> is not closed before </div>." },
    ]);
    expect(messages("<table><tr><td>x")).toEqual(["<table> is never closed."]);
    expect(messages("a</em>")).toEqual(["</em> closes nothing."]);
  });

  it("are what mail clients take away, and tags of the template left open", () => {
    expect(messages(`<script></script>`)[0]).toContain("<script>");
    expect(messages(`<p onclick="x()">a</p>`)[0]).toContain("onclick");
    expect(messages(`<a href="javascript:x">a</a>`)[0]).toContain("runs a script");
    expect(messages("{{ name")).toEqual(["{{ is not closed."]);
  });
});
