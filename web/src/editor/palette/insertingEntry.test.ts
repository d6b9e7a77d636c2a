import { describe, expect, it } from "vitest";
import { CATALOG } from "../blocks/catalog";
import { ROOT } from "../document/live/liveDocument";
import { allBlocks, type Block, type Document } from "../document/model";
import { mayHold } from "../document/rules";
import { createEditor, type Editor } from "../session/editor";
import { insertPlace, insertThing, thingOf } from "./insertingEntry";

const DOCUMENT: Document = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec1",
      children: [
        { type: "column", id: "col1", children: [{ type: "text", id: "txt1", html: "One" }] },
        { type: "column", id: "col2", children: [] },
      ],
    },
    { type: "section", id: "sec2", children: [{ type: "column", id: "col3", children: [] }] },
  ],
};

function opened(selected?: string, document = DOCUMENT): Editor {
  const editor = createEditor({ document });
  editor.select(selected === undefined ? [] : [selected]);
  return editor;
}

function entry(id: string) {
  const found = CATALOG.find((one) => one.id === id);
  if (!found) {
    throw new Error(`No entry ${id}`);
  }
  return found;
}

function placeFor(id: string, selected?: string) {
  const editor = opened(selected);
  const place = insertPlace(editor, thingOf(editor, entry(id)));
  return place && [place.parent, place.index];
}

describe("what is inserted by click or Enter", () => {
  it("stands behind what is selected", () => {
    expect(placeFor("button", "txt1")).toEqual(["col1", 1]);
    expect(placeFor("columns-50-50", "txt1")).toEqual([ROOT, 1]);
    expect(placeFor("header", "sec1")).toEqual([ROOT, 1]);
  });

  it("stands inside a container that is selected", () => {
    expect(placeFor("button", "col2")).toEqual(["col2", 0]);
    expect(placeFor("button", "sec1")).toEqual(["col2", 0]);
  });

  it("stands at the end when nothing is selected", () => {
    expect(placeFor("footer")).toEqual([ROOT, 2]);
    const editor = opened();
    insertThing(editor, thingOf(editor, entry("text")));
    const last = editor.store.getState().document.children?.at(-1);
    expect(last?.type).toBe("section");
    expect(editor.store.getState().announcement).toContain("Text inserted");
  });

  it("goes around what is locked, and says when there is no place at all", () => {
    const locked = structuredClone(DOCUMENT);
    (locked.children?.[0] as Block).lock = "structure";
    const editor = opened("txt1", locked);
    expect(insertPlace(editor, thingOf(editor, entry("button")))).toEqual({
      parent: ROOT,
      index: 1,
    });
    editor.show({ locale: "de" });
    expect(insertThing(editor, thingOf(editor, entry("button")))).toBe(false);
    expect(editor.store.getState().announcement).toContain("cannot be inserted");
  });

  it("keeps an email valid wherever it is put", () => {
    const editor = opened();
    for (const [at, one] of [...CATALOG, ...CATALOG].entries()) {
      const ids = [...allBlocks(editor.store.getState().document.children ?? [])].map(
        (block) => block.id,
      );
      editor.select([ids[(at * 7) % ids.length] ?? ""]);
      expect(insertThing(editor, thingOf(editor, one))).toBe(true);
    }
    const check = (blocks: readonly Block[], parent: string) => {
      for (const block of blocks) {
        expect(mayHold(parent, block.type)).toBe(true);
        check("children" in block ? (block.children ?? []) : [], block.type);
      }
    };
    check(editor.store.getState().document.children ?? [], ROOT);
  });
});
