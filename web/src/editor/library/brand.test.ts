// Brand kits in the editor: taken into a theme, and what is not of the brand.
import { describe, expect, it } from "vitest";
import type { Brand } from "@/lib/server/models";
import { History } from "../document/history";
import { LiveDocument } from "../document/live/liveDocument";
import type { Document } from "../document/model";
import { applyKit, kitOf } from "./brand";
import { distance, mendOffBrand, offBrand } from "./offBrand";

const KIT = kitOf({
  id: "kit",
  name: "Meadow",
  isDefault: true,
  colors: [
    { name: "brand", value: "#0e5a6b", dark: "#4fb3c6" },
    { name: "sun", value: "#f0b429", dark: null },
  ],
  radii: [{ name: "round", value: "6px" }],
  spacing: [],
  fonts: [{ name: "Inter", href: "https://fonts.example/inter.css", fallback: "Arial" }],
  logo: null,
  defaults: { "mj-text": { color: "@brand" } },
  presets: {},
} as unknown as Brand);

function opened(props: object, more: object = {}) {
  const text = { type: "text", id: "word", html: "Hi", props, ...more };
  const column = { type: "column", id: "colu", children: [text] };
  const section = { type: "section", id: "sect", children: [column] };
  const document = {
    schemaVersion: 1,
    theme: { tokens: { brand: "#ff0000", own: "#123456" } },
    children: [section],
  };
  return new LiveDocument().load(document as unknown as Document);
}

describe("a brand kit", () => {
  it("is taken into the theme, which keeps what is its own, and undone as one step", () => {
    const live = opened({});
    const history = new History(live);
    const before = live.project();
    applyKit(live, KIT);
    expect(live.project().theme).toMatchObject({
      tokens: { brand: "#0e5a6b", own: "#123456", round: "6px" },
      darkTokens: { brand: "#4fb3c6" },
      defaults: { "mj-text": { color: "@brand" } },
      fonts: [{ name: "Inter" }],
    });
    history.undo();
    expect(live.project()).toEqual(before);
  });

  it("knows what is not of the brand, and the nearest that is", () => {
    const dark = { color: "#4fb3c6" };
    const props = {
      color: "#0f5c6d",
      backgroundColor: "#fff",
      containerBackgroundColor: "@brand",
      fontFamily: "Comic Sans MS, cursive",
    };
    const live = opened(props, { dark });
    const found = offBrand(live.project(), KIT);
    expect(found.map(({ prop, layer, nearest, same }) => [prop, layer, nearest, same])).toEqual([
      ["color", "props", { token: "brand", value: "#0e5a6b" }, false],
      ["fontFamily", "props", { token: "", value: "Inter, Arial" }, false],
      ["color", "dark", { token: "brand", value: "#4fb3c6" }, true],
    ]);
    for (const one of found) {
      mendOffBrand(live, one);
    }
    expect(offBrand(live.project(), KIT)).toEqual([]);
  });

  it("measures colors as eyes do", () => {
    expect(distance("#000", "#000000")).toBe(0);
    expect(distance("#0e5a6b", "#0f5c6d")).toBeLessThan(distance("#0e5a6b", "#f0b429"));
  });
});
