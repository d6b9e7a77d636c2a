// The rows of the outline, its keys, and where what is dropped on it lands.
import { describe, expect, it } from "vitest";
import type { Document } from "../document/model";
import { createEditor } from "../session/editor";
import { rowPlace } from "./places";
import { ancestorsOf, between, rowsOf, startingWith, wordsOf } from "./rows";
import { treeKey } from "./treeKeys";

const DOCUMENT = {
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
            { type: "text", id: "txt1", html: "<p>Hello <b>Ada</b></p>" },
            { type: "image", id: "img1", props: { src: "https://x.test/a/hero.png?v=1" } },
          ],
        },
        { type: "column", id: "col2", children: [] },
      ],
    },
    { type: "section", id: "sec2", name: "Thanks", children: [] },
  ],
} as unknown as Document;

const NONE: ReadonlySet<string> = new Set();
const ALL = ["root", "sec1", "col1", "txt1", "img1", "col2", "sec2"];

describe("rows", () => {
  it("say level, place and whether there is something inside", () => {
    const rows = rowsOf(DOCUMENT, NONE);
    expect(rows.map((row) => row.id)).toEqual(ALL);
    expect(rows[4]).toMatchObject({ level: 4, place: 2, siblings: 2, expanded: null });
    expect(rows[1]).toMatchObject({ level: 2, expanded: true, label: "2 columns" });
  });

  it("leave out what is collapsed", () => {
    const rows = rowsOf(DOCUMENT, new Set(["col1"]));
    expect(rows.map((row) => row.id)).toEqual(["root", "sec1", "col1", "col2", "sec2"]);
    expect(rowsOf(DOCUMENT, new Set(["root"]))).toHaveLength(1);
  });

  it("are found by what was typed, names and words alike", () => {
    const rows = rowsOf(DOCUMENT, NONE);
    expect(startingWith(rows, "root", "t")).toBe("txt1");
    expect(startingWith(rows, "txt1", "t")).toBe("sec2");
    expect(startingWith(rows, "txt1", "hello a")).toBe("txt1");
    expect(startingWith(rows, "sec2", "hero")).toBe("img1");
    expect(startingWith(rows, "root", "zz")).toBeNull();
  });

  it("have words, ranges and ancestors", () => {
    const rows = rowsOf(DOCUMENT, NONE);
    expect(wordsOf(rows[3]?.block ?? null)).toBe("Hello Ada");
    expect(between(rows, "txt1", "col2")).toEqual(["txt1", "img1", "col2"]);
    expect(between(rows, "col2", "txt1")).toEqual(["col2", "img1", "txt1"]);
    expect(ancestorsOf(DOCUMENT, "txt1")).toEqual(["sec1", "col1"]);
    expect(ancestorsOf(DOCUMENT, "gone")).toEqual([]);
  });
});

describe("the keys of the tree", () => {
  let clock = 0;

  function pressed(keys: readonly string[]) {
    const editor = createEditor({ document: DOCUMENT });
    let focused = "root";
    let collapsed: ReadonlySet<string> = new Set();
    const change = (act: (ids: Set<string>) => void) => {
      const next = new Set(collapsed);
      act(next);
      collapsed = next;
    };
    const heard = keys.map((written) => {
      clock += 2000;
      const parts = written.split("+");
      const event = {
        key: parts.at(-1) ?? "",
        shiftKey: parts.includes("Shift"),
        ctrlKey: parts.includes("Ctrl"),
        metaKey: false,
        altKey: parts.includes("Alt"),
        timeStamp: clock,
      };
      const tree = {
        editor,
        rows: rowsOf(editor.store.getState().document, collapsed),
        focused,
        collapsing: {
          collapsed,
          collapse: (ids: readonly string[]) => change((set) => void ids.map((id) => set.add(id))),
          expand: (ids: readonly string[]) => change((set) => void ids.map((id) => set.delete(id))),
        },
        focus: (id: string) => {
          focused = id;
        },
      };
      return treeKey(tree, event);
    });
    const { selection, typing } = editor.store.getState();
    return { heard, focused, selection, collapsed: [...collapsed], typing };
  }

  it.each([
    ["ArrowDown ArrowDown", "col1", ["col1"]],
    ["End", "sec2", ["sec2"]],
    ["End Home", "root", []],
    ["ArrowDown ArrowRight ArrowRight", "txt1", ["txt1"]],
    ["End ArrowUp ArrowLeft", "sec1", ["sec1"]],
    ["ArrowDown ArrowLeft ArrowDown", "sec2", ["sec2"]],
    ["t t", "sec2", ["sec2"]],
    ["t Shift+ArrowDown Shift+ArrowDown", "col2", ["txt1", "img1", "col2"]],
    ["End Shift+ArrowUp", "col2", ["sec2", "col2"]],
    ["ArrowDown Ctrl+ArrowDown Ctrl+ArrowDown Ctrl+ ", "txt1", ["sec1", "txt1"]],
  ])("%s", (keys, focused, selection) => {
    expect(pressed(keys.split(/ (?!$)/))).toMatchObject({ focused, selection });
  });

  it("edit words by Enter, and leave Alt and commands to the editor", () => {
    expect(pressed(["t", "Enter"]).typing).toBe("txt1");
    expect(pressed(["Alt+ArrowDown", "Delete", "Escape", "/"]).heard).toEqual(Array(4).fill(false));
    expect(pressed(["ArrowDown", "ArrowLeft"]).collapsed).toEqual(["sec1"]);
  });
});

describe("where something dropped on a row lands", () => {
  const rows = rowsOf(DOCUMENT, NONE);
  const editor = createEditor({ document: DOCUMENT });
  const tree = (...holders: string[]) => ({
    rows,
    childrenOf: (parent: string) => editor.live.childrenOf(parent),
    may: (parent: string) => holders.includes(parent),
  });
  const at = (id: string, height: number, ...holders: string[]) => {
    const place = rowPlace(tree(...holders), id, height);
    return place && [place.parent, place.index, place.side, place.row];
  };

  it("is before, behind or inside", () => {
    expect(at("txt1", 0.1, "col1", "col2")).toEqual(["col1", 0, "before", "txt1"]);
    expect(at("txt1", 0.9, "col1", "col2")).toEqual(["col1", 1, "after", "txt1"]);
    expect(at("col2", 0.5, "col1", "col2")).toEqual(["col2", 0, "inside", "col2"]);
    expect(at("col1", 0.9, "col1", "col2")).toEqual(["col1", 0, "inside", "col1"]);
  });

  it("is beside what is around it, where it may not stand itself", () => {
    expect(at("txt1", 0.1, "root")).toEqual(["root", 0, "before", "sec1"]);
    expect(at("img1", 0.9, "root")).toEqual(["root", 1, "after", "col2"]);
    expect(at("root", 0.5, "root")).toEqual(["root", 0, "inside", "root"]);
    expect(at("txt1", 0.5, "nowhere")).toBeNull();
  });
});
