import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { compileHtml } from "../compiling/compiling";
import { nativeFrom } from "../compiling/native";
import { insertBlocks } from "../document/commands/insertBlocks";
import { LiveDocument, ROOT } from "../document/live/liveDocument";
import { allBlocks, type Block, type Document, inside, isStyled } from "../document/model";
import { normalize } from "../document/normalizing";
import { mayHold } from "../document/rules";
import { ATTRIBUTE_OF_PROP, COMPONENTS } from "../document/specification";
import { CATALOG, foundEntries, makeBlocks } from "./catalog";
import { labelOf } from "./naming";

const require = createRequire(import.meta.url);
const native = nativeFrom(readFileSync(require.resolve("mrml/web/mrml_wasm_bg.wasm")));
const EMPTY: Document = { schemaVersion: 1, children: [] };
const THEMED: Document = {
  schemaVersion: 1,
  body: { backgroundColor: "#0d0f17" },
  theme: {
    tokens: { primary: "#8ef0c8" },
    defaults: { "mj-all": { "font-family": "Georgia" }, "mj-text": { color: "#ffffff" } },
  },
  children: [
    {
      type: "section",
      id: "sec1",
      props: { backgroundColor: "#1b1e2b" },
      children: [{ type: "column", id: "col1", children: [] }],
    },
  ],
};

function withInserted(document: Document, blocks: Block[]): [LiveDocument, string[]] {
  const live = new LiveDocument().load(document);
  return [live, insertBlocks(live, blocks, { parent: ROOT, index: 0 })];
}

function everyOne(blocks: readonly Block[]): Block[] {
  return [...allBlocks(blocks)];
}

describe.each(CATALOG.map((entry) => [entry.id, entry] as const))(
  "%s of the catalog",
  (_, entry) => {
    const blocks = makeBlocks(entry, THEMED);

    it("stands where it is meant to stand, in an email that needs no mending", () => {
      const parent = entry.group === "content" && blocks[0]?.type !== "section" ? "column" : ROOT;
      expect(blocks.every((block) => mayHold(parent, block.type))).toBe(true);
      for (const document of [EMPTY, THEMED]) {
        const [live, ids] = withInserted(document, makeBlocks(entry, document));
        expect(ids.length).toBeGreaterThan(0);
        expect(normalize(live)).toBe(false);
      }
    });

    it("is compiled with every block in its place", () => {
      for (const document of [EMPTY, THEMED]) {
        const [live] = withInserted(document, makeBlocks(entry, document));
        const html = compileHtml(live.project(), native, { marked: true });
        const leaves = everyOne(live.project().children ?? []).filter(isStyled);
        for (const { id } of leaves) {
          expect(html).toContain(`b-${id}`);
        }
      }
    });

    it("is made of blocks with ids of their own, and of props and parts that there are", () => {
      const all = [...everyOne(blocks), ...everyOne(makeBlocks(entry, THEMED))];
      expect(new Set(all.map((block) => block.id)).size).toBe(all.length);
      for (const block of all) {
        const known = isStyled(block) ? Object.keys(block.props ?? {}) : [];
        expect(known.filter((prop) => !ATTRIBUTE_OF_PROP.get(block.type)?.has(prop))).toEqual([]);
        expect(inside(block).every((child) => mayHold(block.type, child.type))).toBe(true);
        expect(block.type !== "mjml" || COMPONENTS.has(block.tag)).toBe(true);
        expect(labelOf(block)).not.toBe("Block");
      }
    });
  },
);

describe("the look of what is put in", () => {
  it("follows the theme and the sections of the email", () => {
    const source = JSON.stringify(CATALOG.flatMap((entry) => makeBlocks(entry, THEMED)));
    expect(source).toContain("#1b1e2b");
    expect(source).toContain("@primary");
    expect(source).not.toContain('Helvetica, Arial, sans-serif"');
  });

  it("reads well in an email that says nothing", () => {
    const [section] = makeBlocks(
      CATALOG.find(({ id }) => id === "call-to-action") ?? never(),
      EMPTY,
    );
    const button = everyOne(section ? [section] : []).find((block) => block.type === "button");
    expect(button && isStyled(button) && button.props).toMatchObject({ color: "#ffffff" });
  });
});

describe("finding in the catalog", () => {
  it("is by name first, then by other words", () => {
    expect(foundEntries("button")[0]?.id).toBe("button");
    expect(foundEntries("cta").map((entry) => entry.id)).toContain("call-to-action");
    expect(foundEntries("unsub")[0]?.id).toBe("footer");
    expect(foundEntries("no such thing")).toEqual([]);
    expect(foundEntries("  ")).toBe(CATALOG);
  });

  it("has one entry for each id", () => {
    expect(new Set(CATALOG.map((entry) => entry.id)).size).toBe(CATALOG.length);
  });
});

function never(): never {
  throw new Error("The catalog has no such entry");
}
