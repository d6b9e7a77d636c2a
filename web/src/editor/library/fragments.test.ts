// From blocks of an email to a synced block, and back from the document it is edited in.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { compileHtml } from "../compiling/compiling";
import { nativeFrom } from "../compiling/native";
import type { Block, Document } from "../document/model";
import { type Library, resolveDocument } from "../document/resolving";
import { documentOf, fragmentIn, fragmentOf } from "./fragments";

const require = createRequire(import.meta.url);
const native = nativeFrom(readFileSync(require.resolve("mrml/web/mrml_wasm_bg.wasm")));

const TEXT = { type: "text", id: "word", html: "Hi", props: { color: "@ink" } };
const BUTTON = { type: "button", id: "call", html: "Go", presets: ["quiet"] };
const COLUMN = { type: "column", id: "colu", children: [TEXT, BUTTON] };
const SECTION = { type: "section", id: "sect", children: [COLUMN] };
const EMAIL = {
  schemaVersion: 1,
  theme: {
    tokens: { ink: "#222222", quiet: "#0e5a6b", unused: "#ffffff" },
    darkTokens: { ink: "#eeeeee", unused: "#000000" },
    defaults: { "mj-all": { "font-family": "Inter" }, "mj-button": { color: "#ff0000" } },
    presets: { quiet: { color: "@quiet" }, loud: { color: "#ff00ff" } },
    fonts: [{ name: "Inter", href: "https://fonts.example/inter.css" }],
  },
  children: [SECTION],
} as unknown as Document;

describe("a synced block made from an email", () => {
  it("takes along what it uses of the theme, and no more", () => {
    const fragment = fragmentOf(EMAIL, ["word", "call"]);
    expect(fragment).toMatchObject({
      level: "content",
      theme: { tokens: { ink: "#222222", quiet: "#0e5a6b" }, darkTokens: { ink: "#eeeeee" } },
    });
    expect(Object.keys(fragment?.theme.tokens ?? {})).toHaveLength(2);
    expect(Object.keys(fragment?.theme.presets ?? {})).toEqual(["quiet"]);
    const [text, button] = (fragment?.children ?? []) as unknown as { props?: object }[];
    expect(text?.props).toEqual({ fontFamily: "Inter", color: "@ink" });
    expect(button?.props).toEqual({ fontFamily: "Inter" });
  });

  it("looks the same in an email without any theme", () => {
    const fragment = fragmentOf(EMAIL, ["sect"]);
    const library = [{ ...fragment, ref: "a", version: 1, latest: true, name: "A" }];
    const place = { type: "synced", id: "sync", ref: "a" };
    const bare = { schemaVersion: 1, children: [place] } as unknown as Document;
    const { document } = resolveDocument(bare, library as unknown as Library);
    const body = (html: string) => html.slice(html.indexOf("<body")).replaceAll("sync-", "");
    expect(body(compileHtml(document, native))).toBe(body(compileHtml(EMAIL, native)));
  });

  it("is none of blocks that stand apart, and none of nothing", () => {
    expect(fragmentOf(EMAIL, ["sect", "word"])).toBeNull();
    expect(fragmentOf(EMAIL, [])).toBeNull();
  });

  it.each(["content", "column", "section"] as const)("is edited as a document: %s", (level) => {
    const block = { content: TEXT, column: COLUMN, section: SECTION }[level] as unknown as Block;
    const fragment = { level, children: [block], theme: {} };
    expect(fragmentIn(documentOf(fragment), level)?.children).toEqual([block]);
    const empty = { schemaVersion: 1, children: [] } as unknown as Document;
    expect(fragmentIn(empty, level)).toBeNull();
  });
});
