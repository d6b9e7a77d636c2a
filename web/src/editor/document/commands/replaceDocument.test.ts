import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { LiveDocument } from "../live/liveDocument";
import type { Block, Document } from "../model";
import { longestRun, replaceDocument } from "./replaceDocument";

const GOLDEN = join(import.meta.dirname, "../../../../../tests/engine/golden");
const documents = readdirSync(GOLDEN)
  .filter((file) => file.endsWith(".document.json"))
  .map((file) => JSON.parse(readFileSync(join(GOLDEN, file), "utf8")) as Document);

function text(id: string, html: string): Block {
  return { type: "text", id, html } as Block;
}

function withTexts(...texts: Block[]): Document {
  const column = { type: "column", id: "col1", children: texts };
  return {
    schemaVersion: 1,
    children: [{ type: "section", id: "sec1", children: [column] }],
  } as unknown as Document;
}

describe("replacing a document", () => {
  it("ends with what the other says, whatever was there before", () => {
    for (const before of documents) {
      for (const after of documents) {
        const live = new LiveDocument().load(before);
        replaceDocument(live, after);
        expect(live.project()).toEqual(new LiveDocument().load(after).project());
      }
    }
  });

  it("changes nothing when both say the same", () => {
    for (const document of documents) {
      const live = new LiveDocument().load(document);
      const before = Y.encodeStateVector(live.doc);
      replaceDocument(live, document);
      expect(Y.encodeStateVector(live.doc)).toEqual(before);
    }
  });

  it("leaves alone what somebody else changes at the same time", () => {
    const ada = new LiveDocument().load(withTexts(text("one1", "One"), text("two2", "Two")));
    const ben = new LiveDocument(new Y.Doc({ gc: false }));
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ada.doc));
    ben.blocks.get("two2")?.set("name", "Greeting");
    replaceDocument(ada, withTexts(text("new3", "New"), text("two2", "Two"), text("one1", "1")));
    Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(ben.doc));
    expect(ada.childrenOf("col1")).toEqual(["new3", "two2", "one1"]);
    expect(ada.read("two2")?.name).toBe("Greeting");
    expect(ada.read("one1")).toMatchObject({ html: "1" });
  });

  it("finds what stands in order already", () => {
    expect(longestRun([])).toEqual([]);
    expect(longestRun([2, 0, 1, 3])).toEqual([0, 1, 3]);
    expect(longestRun([3, 2, 1])).toHaveLength(1);
  });
});
