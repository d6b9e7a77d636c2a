// What actions do to real documents: where blocks go, what is selected then, and what is refused.
import { describe, expect, it } from "vitest";
import { setField } from "../document/commands/setField";
import { setProps } from "../document/commands/setProps";
import type { Block, Document } from "../document/model";
import { createEditor, type Editor } from "../session/editor";
import { act, actionOf, BLOCK_ACTIONS } from "./blockActions";

const text = (id: string) => ({ type: "text", id, html: id });
const column = (id: string, children: unknown[], width?: string) => ({
  type: "column",
  id,
  ...(width === undefined ? {} : { props: { width } }),
  children,
});
const section = (id: string, children: unknown[]) => ({ type: "section", id, children });

// two columns and one; a wrapper with a section behind them
const DOCUMENT = {
  schemaVersion: 1,
  children: [
    section("sec1", [
      column("col1", [text("txt1"), text("txt2")], "50%"),
      column("col2", [text("txt3")], "50%"),
    ]),
    section("sec2", [column("col3", [text("txt4")])]),
    { type: "wrapper", id: "wrap1", children: [section("sec3", [column("col4", [])])] },
  ],
} as unknown as Document;

function opened(...selected: string[]): Editor {
  const editor = createEditor({ document: DOCUMENT });
  editor.select(selected);
  return editor;
}

const selection = (editor: Editor) => editor.store.getState().selection;
const said = (editor: Editor) => editor.store.getState().announcement;
const why = (editor: Editor, id: string) => actionOf(id)?.refusal(editor) ?? null;
const widthOf = (editor: Editor, id: string) =>
  (editor.live.read(id) as Block & { props?: Record<string, string> }).props?.["width"];

describe("moving by keys", () => {
  it("goes through a column, and over its end into the next", () => {
    const editor = opened("txt1");
    act(editor, "move-down");
    expect(editor.live.childrenOf("col1")).toEqual(["txt2", "txt1"]);
    expect(said(editor)).toBe("Text moved to position 2 of 2 in column 1");
    act(editor, "move-down");
    expect(editor.live.childrenOf("col2")).toEqual(["txt1", "txt3"]);
    act(editor, "move-up");
    expect(editor.live.childrenOf("col1")).toEqual(["txt2", "txt1"]);
    expect(selection(editor)).toEqual(["txt1"]);
  });

  it("ends at the ends of the email, and says so", () => {
    const editor = opened("txt1");
    expect(act(editor, "move-up")).toBe(false);
    expect(said(editor)).toBe("There is no place above where Text could go.");
  });

  it("hops to other containers, into wrappers and out of them", () => {
    const editor = opened("txt2");
    act(editor, "hop-on");
    expect(editor.live.childrenOf("col2")).toEqual(["txt2", "txt3"]);
    editor.select(["sec1"]);
    act(editor, "hop-on");
    expect(editor.live.childrenOf("wrap1")).toEqual(["sec1", "sec3"]);
    act(editor, "hop-back");
    expect(editor.live.childrenOf("root")).toEqual(["sec2", "sec1", "wrap1"]);
  });

  it("takes a section with it that lost its last column, and keeps widths whole", () => {
    const editor = opened("col3");
    act(editor, "hop-back");
    expect(editor.live.blocks.has("sec2")).toBe(false);
    expect(editor.live.childrenOf("sec1")).toEqual(["col1", "col2", "col3"]);
    expect(widthOf(editor, "col3")).toBe("33.33%");
  });

  it("gathers blocks that stand apart, and refuses those of different places", () => {
    const editor = opened("sec1", "wrap1");
    act(editor, "move-up");
    expect(editor.live.childrenOf("root")).toEqual(["sec1", "wrap1", "sec2"]);
    editor.select(["txt1", "txt4"]);
    expect(why(editor, "move-up")).toMatch(/different places/);
  });
});

describe("deleting", () => {
  it.each([
    [["txt1"], ["txt2"]],
    [["txt2"], ["txt1"]],
    [["txt3"], ["col2"]],
    [["sec1", "txt1"], ["sec2"]],
    [["wrap1"], ["sec2"]],
    [["col1", "col2"], ["sec2"]],
    [["sec3"], ["sec2"]],
  ])("%j leaves %j selected", (ids, then) => {
    const editor = opened(...ids);
    act(editor, "delete");
    expect(selection(editor)).toEqual(then);
    editor.undo();
    expect(editor.store.getState().document.children).toHaveLength(3);
  });

  it("lets the columns that are left share the row", () => {
    const editor = opened("col1");
    act(editor, "delete");
    expect(widthOf(editor, "col2")).toBeUndefined();
    expect(said(editor)).toBe("Column deleted");
  });
});

describe("making blocks", () => {
  it("duplicates neighbors together and others each behind itself", () => {
    const editor = opened("txt1", "txt2");
    act(editor, "duplicate");
    expect(editor.live.childrenOf("col1").slice(0, 2)).toEqual(["txt1", "txt2"]);
    expect(selection(editor)).toEqual(editor.live.childrenOf("col1").slice(2));
    editor.select(["txt1", "txt3"]);
    act(editor, "duplicate");
    expect(editor.live.childrenOf("col1")[1]).toBe(selection(editor)[0]);
    expect(editor.live.childrenOf("col2")[1]).toBe(selection(editor)[1]);
  });

  it("wraps what may be wrapped, and takes the wrapper away again", () => {
    const editor = opened("txt1");
    expect(why(editor, "wrap")).toMatch(/Only sections/);
    editor.select(["sec1", "sec2"]);
    act(editor, "wrap");
    const [wrapper] = selection(editor);
    expect(editor.live.childrenOf(wrapper ?? "")).toEqual(["sec1", "sec2"]);
    editor.select(["txt1"]);
    act(editor, "unwrap");
    expect(editor.live.childrenOf("root")).toEqual(["sec1", "sec2", "wrap1"]);
    editor.select(["sec3"]);
    expect(why(editor, "wrap")).toMatch(/already/);
  });

  it("puts sections and columns beside what is selected", () => {
    const editor = opened("txt3");
    act(editor, "section-after");
    expect(editor.live.childrenOf("root")[1]).toBe(selection(editor)[0]);
    editor.select(["txt3"]);
    act(editor, "column-before");
    expect(editor.live.childrenOf("sec1")[1]).toBe(selection(editor)[0]);
    expect(["col1", "col2"].map((id) => widthOf(editor, id))).toEqual(["33.33%", "33.33%"]);
    act(editor, "column-after");
    expect(why(editor, "column-after")).toMatch(/Four columns/);
    editor.select([]);
    act(editor, "section-before");
    expect(editor.live.childrenOf("root")[0]).toBe(selection(editor)[0]);
  });
});

describe("what is refused", () => {
  const CHANGING = ["cut", "delete", "wrap", "move-down", "hop-on"];

  it("is what a lock holds, wherever it is", () => {
    const editor = opened("txt1");
    setField(editor.live, ["sec1"], "lock", "structure");
    for (const id of [...CHANGING, "duplicate"].filter((one) => one !== "wrap")) {
      expect(why(editor, id)).toBe("This stands in section 1, which is locked.");
    }
    expect(why(editor, "copy")).toBeNull();
    expect(why(editor, "paste-style")).toMatch(/Copy the style/);
    editor.select(["sec1"]);
    expect(why(editor, "delete")).toBe("This is locked. Unlock it first.");
    expect(why(editor, "duplicate")).toBeNull();
    act(editor, "lock");
    expect(why(editor, "delete")).toBeNull();
  });

  it("is a change of the structure in a locale", () => {
    const editor = opened("sec1");
    editor.show({ locale: "de" });
    for (const id of [...CHANGING, "duplicate", "section-after", "paste"]) {
      expect(why(editor, id)).toMatch(/Switch to the base language/);
    }
    expect(why(editor, "copy-style")).toBeNull();
  });

  it("is everything where nothing is selected or nothing may be changed", () => {
    const nothing = opened();
    expect(why(nothing, "delete")).toBe("Select a block first.");
    const looking = createEditor({ document: DOCUMENT, readOnly: true });
    looking.select(["txt1"]);
    for (const action of BLOCK_ACTIONS.filter(({ group }) =>
      /^(?:arrange|insert|move)$/.test(group),
    )) {
      expect(action.refusal(looking)).toMatch(/not change it/);
    }
    expect(why(looking, "copy")).toBeNull();
  });
});

describe("selecting", () => {
  it("walks up and down the tree and along it", () => {
    const editor = opened("txt2");
    act(editor, "select-parent");
    expect(selection(editor)).toEqual(["col1"]);
    act(editor, "select-child");
    expect(selection(editor)).toEqual(["txt1"]);
    act(editor, "select-previous");
    expect(selection(editor)).toEqual(["col1"]);
    expect(said(editor)).toBe("Column selected, position 1 of 2 in section 1");
    editor.select(["txt1"]);
    act(editor, "select-siblings");
    expect(selection(editor)).toEqual(["txt1", "txt2"]);
    act(editor, "select-alike");
    expect(selection(editor)).toEqual(["txt1", "txt2", "txt3", "txt4"]);
  });
});

describe("marking", () => {
  it("hides on one device, shows again, and locks", () => {
    const editor = opened("txt1");
    expect(actionOf("hide-phones")?.label(editor)).toBe("Hide on phones");
    act(editor, "hide-phones");
    expect(editor.live.read("txt1")?.show).toEqual({ desktop: true, mobile: false });
    expect(actionOf("hide-phones")?.label(editor)).toBe("Show on phones");
    act(editor, "hide-phones");
    expect(editor.live.read("txt1")?.show).toBeUndefined();
    act(editor, "lock");
    expect(why(editor, "hide-phones")).toBe("This is locked. Unlock it first.");
    expect(actionOf("lock")?.label(editor)).toBe("Unlock");
  });

  it("carries a look to other blocks, but not what they say", () => {
    const editor = opened("col1");
    setProps(editor.live, ["col1"], { backgroundColor: "#eeeeee", padding: "4px" });
    setProps(editor.live, ["col1"], { backgroundColor: "#111111" }, "dark");
    setProps(editor.live, ["txt1"], { fontSize: "20px", padding: "1px" });
    act(editor, "copy-style");
    editor.select(["txt1", "col3"]);
    act(editor, "paste-style");
    expect(editor.live.read("col3")).toMatchObject({
      props: { backgroundColor: "#eeeeee", padding: "4px" },
      dark: { backgroundColor: "#111111" },
    });
    expect(widthOf(editor, "col3")).toBeUndefined();
    expect(editor.live.read("txt1")).toMatchObject({
      html: "txt1",
      props: { backgroundColor: "#eeeeee", padding: "4px" },
    });
  });
});
