// What is read into a live document comes out as it was, and is compiled to the same bytes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { emitMjml } from "../../compiling/compiling";
import type { Document } from "../model";
import { LiveDocument, ROOT } from "./liveDocument";

const GOLDEN = join(import.meta.dirname, "../../../../../tests/engine/golden");
const cases = readdirSync(GOLDEN).filter((file) => file.endsWith(".document.json"));

function golden(file: string): Document {
  return JSON.parse(readFileSync(join(GOLDEN, file), "utf8")) as Document;
}

function copied(live: LiveDocument): LiveDocument {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(live.doc));
  return new LiveDocument(doc);
}

describe("a live document", () => {
  it.each(cases)("gives %s back as it was read", (file) => {
    const document = golden(file);
    const live = new LiveDocument().load(document);
    if (document.kind !== "html") {
      expect(emitMjml(live.project()).mjml).toBe(emitMjml(document).mjml);
    }
    expect(copied(live).project()).toEqual(live.project());
    const again = new LiveDocument().load(live.project());
    expect(again.project()).toEqual(live.project());
  });

  it("keeps the order of marks that is not the editor's own", () => {
    const marks = [{ type: "bold" as const }, { type: "link" as const, attrs: { href: "/" } }];
    const rich = {
      type: "doc" as const,
      content: [
        { type: "paragraph" as const, content: [{ type: "text" as const, text: "a", marks }] },
      ],
    };
    const section = { type: "section" as const, id: "sec1", children: [] };
    const column = { type: "column" as const, id: "col1", children: [] };
    const live = new LiveDocument().load({
      schemaVersion: 1,
      children: [{ ...section, children: [column] }],
    });
    live.insert([{ type: "text", id: "txt1", text: rich }], "col1", 0);
    expect(live.read("txt1")).toEqual({ type: "text", id: "txt1", text: rich });
  });

  it("keeps of which words a translation was made, for each locale by itself", () => {
    const text = {
      type: "text" as const,
      id: "txt1",
      html: "Hello",
      i18n: { de: { html: "Hallo" }, fr: { html: "Bonjour" } },
      translatedFrom: { de: { html: "1234abcd" }, fr: { html: "1234abcd" } },
    };
    const column = { type: "column" as const, id: "col1", children: [text] };
    const document: Document = {
      schemaVersion: 1,
      children: [{ type: "section", id: "sec1", children: [column] }],
    };
    expect(new LiveDocument().load(document).read("txt1")).toEqual(text);
  });

  it("keeps marks of one type that stand in each other", () => {
    const red = { type: "style" as const, attrs: { style: "color:red" } };
    const large = { type: "style" as const, attrs: { style: "font-size:20px" } };
    const content = [
      { type: "text" as const, text: "a ", marks: [red] },
      { type: "text" as const, text: "b", marks: [red, { type: "bold" as const }, large] },
    ];
    const text = { type: "doc" as const, content: [{ type: "paragraph" as const, content }] };
    const live = new LiveDocument().load(twoSections());
    live.insert([{ type: "text", id: "txt1", text }], "colA", 0);
    expect(live.read("txt1")).toEqual({ type: "text", id: "txt1", text });
  });

  it("keeps a text edited while it is moved, and moves a block once", () => {
    const ada = new LiveDocument().load(twoSections());
    const ben = copied(ada);
    ada.place(["one1"], "colB", 0);
    ben.place(["one1"], "colB", 1);
    ben.blocks.get("one1")?.set("name", "Greeting");
    Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(ben.doc));
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ada.doc));
    expect(ada.project()).toEqual(ben.project());
    expect(ada.childrenOf("colA")).toEqual([]);
    expect(ada.childrenOf("colB").filter((id) => id === "one1")).toHaveLength(1);
    expect(ada.read("one1")?.name).toBe("Greeting");
  });

  it("shows nothing of a block whose parents stand in each other", () => {
    const ada = new LiveDocument().load(twoSections());
    const ben = copied(ada);
    ada.place(["secA"], "secB", 0);
    ben.place(["secB"], "secA", 0);
    Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(ben.doc));
    expect(ada.childrenOf(ROOT)).toEqual([]);
    expect(ada.project().children).toEqual([]);
    expect(ada.isInside("secA", "secB")).toBe(true);
  });
});

function twoSections(): Document {
  const text = (id: string) => ({ type: "text" as const, id, html: id });
  return {
    schemaVersion: 1,
    children: [
      {
        type: "section",
        id: "secA",
        children: [{ type: "column", id: "colA", children: [text("one1")] }],
      },
      {
        type: "section",
        id: "secB",
        children: [{ type: "column", id: "colB", children: [text("two2")] }],
      },
    ],
  };
}
