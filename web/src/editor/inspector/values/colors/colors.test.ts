import { describe, expect, it } from "vitest";
import type { Document } from "../../../document/model";
import { inheritedOf } from "../inheritance";
import { lineageOf } from "../lineage";
import { colorsUsed, freeName, nameProblem, tokensOf, tokenUses } from "../tokens";
import { fromHsv, parseColor, printColor, toHsv, typedColor, WHITE } from "./color";
import { AA, contrastOf, nearestPassing, neededFor } from "./contrast";
import { groundBehind } from "./ground";

const hex = (text: string) => {
  const color = parseColor(text);
  return color && printColor(color);
};

describe("colors", () => {
  it.each([
    ["#0e5a6b", "#0e5a6b"],
    ["#FFF", "#ffffff"],
    ["rebeccapurple", "#663399"],
    ["rgb(255, 0, 0)", "#ff0000"],
    ["rgba(0,0,0,.5)", "rgba(0, 0, 0, 0.5)"],
    ["hsl(120, 100%, 25%)", "#008000"],
    ["transparent", "transparent"],
    ["#00000000", "transparent"],
  ])("%s is %s", (text, written) => {
    expect(hex(text)).toBe(written);
  });

  it.each(["@brand", "{{ color }}", "", "#12", "nothing", "rgb(1,2)"])("%s is none", (text) => {
    expect(parseColor(text)).toBeNull();
  });

  it("may be typed without a hash", () => {
    expect(typedColor("0E5A6B")).toBe("#0e5a6b");
    expect(typedColor(" Red ")).toBe("red");
    expect(typedColor("@brand")).toBeNull();
  });

  it.each(["#000000", "#ffffff", "#0e5a6b", "#b3261e", "#7f7f7f", "#00ff80"])(
    "%s is the same seen as hue, saturation and value",
    (text) => {
      const color = parseColor(text);
      expect(color && printColor(fromHsv(toHsv(color)))).toBe(text);
    },
  );
});

describe("contrast", () => {
  it("is what WCAG says it is", () => {
    expect(contrastOf({ red: 0, green: 0, blue: 0, alpha: 1 }, WHITE)).toBeCloseTo(21, 5);
    expect(contrastOf({ red: 119, green: 119, blue: 119, alpha: 1 }, WHITE)).toBeCloseTo(4.48, 2);
    expect(neededFor(16, 400)).toBe(4.5);
    expect(neededFor(19, 700)).toBe(3);
  });

  it.each([
    ["#999999", "#ffffff"],
    ["#4fb3c6", "#ffffff"],
    ["#0e5a6b", "#121212"],
    ["#ff0000", "#ff0000"],
    ["#7a7a7a", "#808080"],
  ])("%s on %s has a near color that passes", (one, other) => {
    const [color, ground] = [parseColor(one), parseColor(other)];
    const found = color && ground && nearestPassing(color, ground, AA);
    expect(found && ground && contrastOf(found, ground)).toBeGreaterThanOrEqual(AA);
    expect(found && ground && contrastOf(found, ground)).toBeLessThan(AA + 0.35);
  });
});

const EMAIL = {
  schemaVersion: 1,
  body: { backgroundColor: "@page" },
  theme: {
    tokens: {
      page: "#f4f4f5",
      brand: "#0f766e",
      "radius-card": "8px",
      gap: "12px 24px",
      body: "Georgia, serif",
    },
    darkTokens: { page: "#09090b" },
    defaults: { "mj-all": { "font-family": "@body" }, "mj-text": { color: "#111111" } },
    presets: { note: { color: "#555555" } },
  },
  children: [
    {
      type: "section",
      id: "sec1",
      props: { backgroundColor: "#ffffff" },
      dark: { backgroundColor: "#000000" },
      children: [
        {
          type: "column",
          id: "col1",
          children: [
            { type: "text", id: "txt1", html: "Hello", presets: ["note"] },
            { type: "button", id: "btn1", html: "Go", props: { backgroundColor: "@brand" } },
          ],
        },
      ],
    },
    { type: "section", id: "sec2", props: { backgroundUrl: "x.png" }, children: [] },
  ],
} as unknown as Document;

describe("what lies behind words", () => {
  const behind = (id: string, mode: "light" | "dark") => {
    const ground = groundBehind(EMAIL, lineageOf(EMAIL, id), mode);
    return ground && printColor(ground.color);
  };

  it("is the nearest background around them", () => {
    expect(behind("txt1", "light")).toBe("#ffffff");
    expect(behind("txt1", "dark")).toBe("#000000");
    expect(behind("btn1", "light")).toBe("#0f766e");
    expect(behind("col1", "light")).toBe("#ffffff");
  });

  it("may be an image", () => {
    expect(groundBehind(EMAIL, lineageOf(EMAIL, "sec2"), "light")).toMatchObject({ image: true });
  });
});

describe("what a block does not say itself", () => {
  it("comes from its presets, the theme or MJML", () => {
    const [, , text] = lineageOf(EMAIL, "txt1");
    const from = (prop: string) => text && inheritedOf(EMAIL.theme ?? {}, text, undefined, prop);
    expect(from("color")).toEqual({ value: "#555555", from: "preset", name: "note" });
    expect(from("fontFamily")).toEqual({ value: "@body", from: "all" });
    expect(from("padding")).toEqual({ value: "10px 25px", from: "mjml" });
    expect(from("height")).toBeUndefined();
  });
});

describe("tokens", () => {
  it("are colors, fonts, radii or distances", () => {
    expect(tokensOf(EMAIL.theme ?? {}).map(({ name, kind }) => [name, kind])).toEqual([
      ["page", "color"],
      ["brand", "color"],
      ["radius-card", "radius"],
      ["gap", "spacing"],
      ["body", "font"],
    ]);
  });

  it("are counted where they are used", () => {
    expect(Object.fromEntries(tokenUses(EMAIL))).toEqual({ page: 1, body: 1, brand: 1 });
    expect(colorsUsed(EMAIL)).toEqual(["#111111", "#555555", "#ffffff", "#000000"]);
  });

  it("have names of their own", () => {
    expect(freeName("color", ["color", "color-2"])).toBe("color-3");
    expect(nameProblem("1st", [])).toMatch(/letter/);
    expect(nameProblem("ink", ["ink"])).toMatch(/already/);
    expect(nameProblem("ink-2", ["ink"])).toBeUndefined();
  });
});
