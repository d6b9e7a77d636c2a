import { describe, expect, it } from "vitest";
import { insertBlocks } from "../document/commands/insertBlocks";
import { removeBlocks } from "../document/commands/removeBlocks";
import { setProps } from "../document/commands/setProps";
import { ROOT } from "../document/live/liveDocument";
import type { Block, Document } from "../document/model";
import { createEditor } from "./editor";

const EMPTY: Document = { schemaVersion: 1, children: [] };
const TEXT = { type: "text", id: "txt1", html: "Hello" } as Block;
const AT_THE_TOP = { parent: ROOT, index: 0 };

describe("an editor", () => {
  it("shows every change at once and tells of it", () => {
    const told: Document[] = [];
    const editor = createEditor({ document: EMPTY, onChange: (document) => told.push(document) });
    editor.run((live) => insertBlocks(live, [TEXT], AT_THE_TOP));
    expect(editor.store.getState().document.children).toHaveLength(1);
    expect(told.at(-1)).toEqual(editor.store.getState().document);
    editor.close();
    removeBlocks(editor.live, ["txt1"]);
    expect(told).toHaveLength(1);
  });

  it("undoes step by step, and says whether it can", () => {
    const editor = createEditor({ document: EMPTY });
    expect(editor.store.getState().canUndo).toBe(false);
    editor.run((live) => insertBlocks(live, [TEXT], AT_THE_TOP));
    editor.run((live) => setProps(live, ["txt1"], { color: "#123456" }));
    editor.undo();
    expect(editor.live.read("txt1")).toEqual(TEXT);
    expect(editor.store.getState()).toMatchObject({ canUndo: true, canRedo: true });
    editor.undo();
    expect(editor.store.getState().document.children).toEqual([]);
    editor.redo();
    expect(editor.live.read("txt1")).toEqual(TEXT);
  });

  it("takes what is done while it is held as one step", () => {
    const editor = createEditor({ document: EMPTY });
    editor.run((live) => insertBlocks(live, [TEXT], AT_THE_TOP));
    editor.hold();
    for (const color of ["#111111", "#222222", "#333333"]) {
      editor.run((live) => setProps(live, ["txt1"], { color }));
    }
    editor.release();
    editor.run((live) => setProps(live, ["txt1"], { color: "#444444" }));
    editor.undo();
    expect(editor.live.read("txt1")).toMatchObject({ props: { color: "#333333" } });
    editor.undo();
    expect(editor.live.read("txt1")).toEqual(TEXT);
    editor.close();
  });

  it("marks only what is there", () => {
    const editor = createEditor({ document: EMPTY });
    editor.run((live) => insertBlocks(live, [TEXT], AT_THE_TOP));
    editor.select(["txt1", "txt1", "gone"]);
    expect(editor.store.getState().selection).toEqual(["txt1"]);
    editor.type("txt1");
    editor.run((live) => removeBlocks(live, ["txt1"]));
    expect(editor.store.getState()).toMatchObject({ selection: [], typing: null });
  });

  it("changes nothing when it is read only", () => {
    const editor = createEditor({ document: EMPTY, readOnly: true });
    expect(editor.run((live) => insertBlocks(live, [TEXT], AT_THE_TOP))).toBeUndefined();
    expect(editor.store.getState().document.children).toEqual([]);
  });

  it("shows what it is asked to show", () => {
    const editor = createEditor({ document: EMPTY });
    editor.show({ device: "phone", scheme: "dark", zoom: 0.5, locale: "de" });
    expect(editor.store.getState()).toMatchObject({ device: "phone", locale: "de" });
  });
});
