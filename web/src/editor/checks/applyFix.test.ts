import { describe, expect, it } from "vitest";
import { LiveDocument } from "../document/live/liveDocument";
import type { Document } from "../document/model";
import { applyFix, canFix } from "./applyFix";

const opened = (): LiveDocument =>
  new LiveDocument().load({
    schemaVersion: 1,
    children: [
      {
        type: "section",
        id: "sec1",
        children: [
          {
            type: "column",
            id: "col1",
            children: [
              { type: "image", id: "img1", props: { src: "a.png" } },
              { type: "text", id: "txt1", html: "<b>Hello</b>" },
              { type: "mjml", id: "nav1", tag: "mj-navbar", attrs: {} },
              { type: "table", id: "tab1", html: "<tr></tr>" },
            ],
          },
        ],
      },
    ],
  } as unknown as Document);

describe("a fix", () => {
  it("sets props, attributes, words and parts of the document", () => {
    const live = opened();
    applyFix(live, { blockId: "img1", set: { alt: "A lantern" } });
    applyFix(live, { blockId: "txt1", set: { html: "<b>Good day</b>" } });
    applyFix(live, { blockId: "nav1", set: { hamburger: "hamburger" } });
    applyFix(live, { blockId: "tab1", set: { html: "<tr><td></td></tr>" } });
    applyFix(live, { blockId: "@document", set: { "meta.lang": "en" } });
    expect(live.read("img1")).toMatchObject({ props: { src: "a.png", alt: "A lantern" } });
    expect(live.read("txt1")).toMatchObject({ html: "<b>Good day</b>" });
    expect(live.read("nav1")).toMatchObject({ attrs: { hamburger: "hamburger" } });
    expect(live.read("tab1")).toMatchObject({ html: "<tr><td></td></tr>" });
    expect(live.project().meta?.lang).toBe("en");
  });

  it("is only there for what is there", () => {
    expect(canFix(opened(), { blockId: "img1", set: {} })).toBe(true);
    expect(canFix(opened(), { blockId: "gone", set: {} })).toBe(false);
    expect(canFix(opened(), { blockId: "@document", set: {} })).toBe(true);
  });
});
