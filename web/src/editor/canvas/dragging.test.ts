import { describe, expect, it } from "vitest";
import { ROOT } from "../document/live/liveDocument";
import type { Block, Document } from "../document/model";
import { createEditor, type Editor } from "../session/editor";
import { asDragged, dragData, draggedOf, dropDragged, mayDrop, undraggable } from "./dragging";

const DOCUMENT: Document = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec1",
      props: { backgroundColor: "#fafafa" },
      children: [
        {
          type: "column",
          id: "col1",
          props: { width: "50%" },
          children: [{ type: "text", id: "txt1", html: "One" }],
        },
        {
          type: "column",
          id: "col2",
          props: { width: "50%" },
          children: [{ type: "text", id: "txt2", html: "Two", lock: "structure" }],
        },
      ],
    },
    {
      type: "section",
      id: "sec2",
      children: [{ type: "column", id: "col3", children: [] }],
    },
  ],
};
const NEW = {
  label: "Divider",
  types: ["divider"],
  make: () => [{ type: "divider", id: "div1" } as Block],
};

function opened(): Editor {
  return createEditor({ document: DOCUMENT });
}

function shape(editor: Editor): unknown {
  const visit = (block: Block): unknown => {
    const children = "children" in block ? (block.children ?? []) : [];
    return children.length > 0 ? [block.type, ...children.map(visit)] : block.type;
  };
  return (editor.store.getState().document.children ?? []).map(visit);
}

describe("what is dragged", () => {
  it("travels with the drag, and other drags are none of ours", () => {
    expect(draggedOf(dragData({ ids: ["txt1"] }))).toEqual({ ids: ["txt1"] });
    expect(draggedOf({ ids: ["txt1"] })).toBeNull();
    expect(asDragged(opened().live, { ids: ["txt1"] })).toEqual({
      types: ["text"],
      ids: ["txt1"],
      wraps: true,
    });
  });

  it("stays where it is when it is locked, or when the structure belongs to all languages", () => {
    const editor = opened();
    expect(undraggable(editor, { ids: ["txt1"] })).toBeNull();
    expect(undraggable(editor, { ids: ["txt2"] })).toContain("locked");
    editor.show({ locale: "de" });
    expect(undraggable(editor, { ids: ["txt1"] })).toContain("base language");
    expect(mayDrop(editor, NEW, "col1")).toBe(false);
  });
});

describe("what is dropped", () => {
  it("stands where it was let go, is selected, and said", () => {
    const editor = opened();
    expect(dropDragged(editor, NEW, { parent: "col1", index: 0 })).toBe(true);
    expect(editor.store.getState()).toMatchObject({
      selection: ["div1"],
      announcement: "Divider inserted to position 1 of 2 in column 1",
    });
    editor.undo();
    expect(editor.store.getState().document.children).toEqual(DOCUMENT.children);
  });

  it("gets a row of its own between sections, that looks like the others", () => {
    const editor = opened();
    dropDragged(editor, { ids: ["txt1"] }, { parent: ROOT, index: 1 });
    expect(shape(editor)).toEqual([
      ["section", "column", ["column", "text"]],
      ["section", ["column", "text"]],
      ["section", "column"],
    ]);
    const row = editor.store.getState().document.children?.[1];
    expect(row).toMatchObject({ props: { backgroundColor: "#fafafa" } });
    editor.undo();
    expect(editor.store.getState().document.children).toEqual(DOCUMENT.children);
  });

  it("leaves no empty row behind, and rows whose widths add up", () => {
    const editor = opened();
    dropDragged(editor, { ids: ["col3"] }, { parent: "sec1", index: 2 });
    expect(shape(editor)).toEqual([["section", ["column", "text"], ["column", "text"], "column"]]);
    const [row] = editor.store.getState().document.children ?? [];
    const columns = row && "children" in row ? (row.children ?? []) : [];
    const widths = columns.map((column) => "props" in column && column.props?.["width"]);
    expect(widths).toEqual(["33.33%", "33.33%", "33.33%"]);
  });

  it("is not put where it may not stand", () => {
    const editor = opened();
    expect(dropDragged(editor, { ids: ["sec1"] }, { parent: "col1", index: 0 })).toBe(false);
    expect(dropDragged(editor, { ids: ["txt1"] }, { parent: "txt2", index: 0 })).toBe(false);
    expect(dropDragged(editor, NEW, { parent: "sec1", index: 0 })).toBe(true);
    expect(editor.store.getState().document.children?.[0]).toMatchObject({
      children: [{ type: "column" }, {}, {}],
    });
  });
});
