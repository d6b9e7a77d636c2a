import { describe, expect, it } from "vitest";
import { LiveDocument } from "../../live/liveDocument";
import type { Document } from "../../model";
import { removePreset, renamePreset, savePreset } from "./presets";
import { renameToken, replaceToken } from "./replaceToken";

const THEMED = {
  schemaVersion: 1,
  body: { width: "600px", backgroundColor: "@brand" },
  theme: {
    tokens: { ink: "#111111", brand: "#0f766e", paper: "#ffffff" },
    darkTokens: { brand: "#5eead4" },
    defaults: { "mj-text": { color: "@brand", "font-size": "16px" } },
    presets: { note: { color: "@brand", padding: "4px" } },
    childPresets: { note: { "mj-text": { color: "@brand" } } },
  },
  children: [
    {
      type: "section",
      id: "sec1",
      presets: ["note"],
      children: [
        {
          type: "column",
          id: "col1",
          children: [
            {
              type: "button",
              id: "btn1",
              html: "Go",
              props: { backgroundColor: "@brand", href: "@brand.example", borderRadius: "4px" },
              dark: { backgroundColor: "@brand" },
              mobile: { color: "@ink" },
            },
          ],
        },
      ],
    },
  ],
} as unknown as Document;

const themed = () => new LiveDocument().load(THEMED);

describe("a token", () => {
  it("is renamed wherever it is used, in its place", () => {
    const live = themed();
    renameToken(live, "brand", "primary");
    const document = live.project();
    expect(Object.keys(document.theme?.tokens ?? {})).toEqual(["ink", "primary", "paper"]);
    expect(document.theme?.darkTokens).toEqual({ primary: "#5eead4" });
    expect(JSON.stringify(document)).not.toContain('"@brand"');
    expect(JSON.stringify(document).match(/"@primary"/g)).toHaveLength(6);
    expect(live.read("btn1")).toMatchObject({ props: { href: "@brand.example" } });
    renameToken(live, "primary", "brand");
    expect(live.project()).toEqual(themed().project());
  });

  it("goes, and what it stood for gets another value", () => {
    const live = themed();
    replaceToken(live, "brand", "@ink");
    expect(live.project().theme).toMatchObject({
      tokens: { ink: "#111111", paper: "#ffffff" },
      defaults: { "mj-text": { color: "@ink", "font-size": "16px" } },
      childPresets: { note: { "mj-text": { color: "@ink" } } },
    });
    expect(live.project().body).toEqual({ width: "600px", backgroundColor: "@ink" });
    expect(live.read("btn1")).toMatchObject({ dark: { backgroundColor: "@ink" } });
  });
});

describe("a preset", () => {
  it("takes over the look of a block, not what it says", () => {
    const live = themed();
    savePreset(live, "btn1", "call");
    expect(live.project().theme?.presets?.["call"]).toEqual({
      "background-color": "@brand",
      "border-radius": "4px",
    });
    expect(live.read("btn1")).toMatchObject({
      presets: ["call"],
      props: { href: "@brand.example" },
    });
    savePreset(live, "btn1", "call");
    expect(live.project().theme?.presets?.["call"]).toHaveProperty("border-radius", "4px");
  });

  it("is renamed and taken away everywhere", () => {
    const live = themed();
    renamePreset(live, "note", "aside");
    expect(live.read("sec1")?.presets).toEqual(["aside"]);
    expect(live.project().theme?.childPresets).toHaveProperty("aside");
    removePreset(live, "aside");
    expect(live.read("sec1")?.presets).toBeUndefined();
    expect(live.project().theme).toMatchObject({ presets: {}, childPresets: {} });
  });
});
