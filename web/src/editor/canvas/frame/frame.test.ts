// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Block } from "../../document/model";
import type { Box } from "../dropping";
import { emptyBlocks, fontsOf } from "./looks";
import { elementId, identify, placesOf } from "./marking";
import { laidBlocks } from "./measuring";
import { doctypeOf } from "./skeleton";

describe("marked HTML", () => {
  it("gives the first element of every block an id, wherever its class stands", () => {
    document.body.innerHTML =
      '<div class="mj-column b-col1 wide"><p class="b-txt1">a</p><p class="b-txt1">b</p></div>' +
      "<!--b-raw1--><hr><!--/b-raw1--><!--b-raw2-->text<br><!--/b-raw2--><i class='web-b-x'></i>";
    identify(document);
    const places = placesOf(document);
    expect([...places.keys()]).toEqual(["col1", "txt1", "raw1", "raw2"]);
    expect(document.getElementById(elementId("txt1"))?.textContent).toBe("a");
    expect(places.get("raw1")).toBe(document.querySelector("hr"));
    expect(places.get("raw2")).toBeInstanceOf(Range);
  });

  it("says how strictly it is laid out", () => {
    expect(doctypeOf("<!-- hi --><!DOCTYPE html><html>")).toBe("<!DOCTYPE html>");
    expect(doctypeOf("<p>nothing said</p>")).toBe("");
  });
});

describe("measuring", () => {
  const boxes: Record<string, Box> = {
    sec1: { left: 0, top: 0, width: 600, height: 100 },
    txt1: { left: 0, top: 10, width: 600, height: 20 },
    "syn1-a": { left: 0, top: 100, width: 600, height: 50 },
    "syn1-b": { left: 0, top: 150, width: 600, height: 30 },
  };
  const blocks = [
    {
      type: "section",
      id: "sec1",
      children: [{ type: "column", id: "col1", children: [{ type: "text", id: "txt1" }] }],
    },
    { type: "synced", id: "syn1", ref: "foot" },
    { type: "section", id: "gone", children: [] },
  ] as unknown as Block[];

  it("knows every block that is seen, in the order of the document", () => {
    const laid = laidBlocks(
      blocks,
      (id) => boxes[id] ?? null,
      (id) => Object.keys(boxes).filter((one) => one.startsWith(`${id}-`)),
    );
    expect(laid.map(({ id, parent }) => [id, parent])).toEqual([
      ["sec1", "root"],
      ["col1", "sec1"],
      ["txt1", "col1"],
      ["syn1", "root"],
    ]);
    expect(laid[1]).toMatchObject({ top: 10, height: 20 });
    expect(laid[3]).toMatchObject({ top: 100, height: 80 });
  });

  it("finds the places where nothing stands", () => {
    expect(emptyBlocks(blocks)).toEqual([]);
    const empty = [
      { type: "section", id: "s", children: [{ type: "column", id: "c", children: [] }] },
      { type: "wrapper", id: "w", children: [] },
    ] as unknown as Block[];
    expect(emptyBlocks(empty)).toEqual(["c", "w"]);
  });
});

describe("fonts", () => {
  const fonts = fontsOf({
    schemaVersion: 1,
    theme: { fonts: [{ name: "Own", href: "https://cdn.example/own font.css" }] },
  });

  it("are loaded from foundries, and from where the email says", () => {
    expect(fonts("https://fonts.googleapis.com/css?family=Inter")).toBe(true);
    expect(fonts("https://cdn.example/own%20font.css")).toBe(true);
  });

  it("come from nowhere else", () => {
    expect(fonts("https://evil.example/x.css")).toBe(false);
    expect(fonts("http://fonts.googleapis.com/css")).toBe(false);
    expect(fonts("javascript:alert(1)")).toBe(false);
    expect(fonts("")).toBe(false);
  });
});
