import { describe, expect, it } from "vitest";
import { LiveDocument } from "../../live/liveDocument";
import { type Block, type Document, inside } from "../../model";
import { arrangeColumns } from "./arrangeColumns";
import { stackColumns, stackingOf } from "./stackColumns";

function twoColumns(): LiveDocument {
  const column = (id: string, words: string) =>
    ({ type: "column", id, children: [{ type: "text", id: `${id}t`, html: words }] }) as Block;
  const section = {
    type: "section",
    id: "sec1",
    children: [column("colA", "a"), column("colB", "b")],
  };
  return new LiveDocument().load({ schemaVersion: 1, children: [section] } as Document);
}

function counter(): () => string {
  let count = 0;
  return () => `new${count++}x`;
}

const words = (live: LiveDocument) =>
  live
    .childrenOf("sec1")
    .map((id) =>
      inside(live.read(id) as Block).map((child) => ("html" in child ? child.html : "")),
    );

describe("the columns of a section", () => {
  it("become more behind those that are there", () => {
    const live = twoColumns();
    arrangeColumns(live, "sec1", ["50%", "25%", "25%"], counter());
    expect(live.childrenOf("sec1")).toEqual(["colA", "colB", "new0x"]);
    expect(live.read("new0x")).toMatchObject({ props: { width: "25%" }, children: [] });
    expect(live.read("colA")).toMatchObject({ props: { width: "50%" } });
  });

  it("become fewer and keep what stood in them", () => {
    const live = twoColumns();
    arrangeColumns(live, "sec1", [undefined]);
    expect(words(live)).toEqual([["a", "b"]]);
  });

  it("stand side by side in a group, where they can be counted anew", () => {
    const live = twoColumns();
    const before = live.project();
    stackColumns(live, "sec1", "beside", counter());
    expect(stackingOf(live.read("sec1") as Block)).toBe("beside");
    arrangeColumns(live, "sec1", [undefined, undefined, undefined], () => "third");
    expect(live.childrenOf("new0x")).toEqual(["colA", "colB", "third"]);
    arrangeColumns(live, "sec1", [undefined, undefined]);
    stackColumns(live, "sec1", "normal");
    expect(live.project()).toEqual(before);
  });

  it("stand in reverse on phones only", () => {
    const live = twoColumns();
    stackColumns(live, "sec1", "reverse");
    expect(words(live)).toEqual([["b"], ["a"]]);
    expect(live.read("sec1")).toMatchObject({ props: { direction: "rtl" } });
    stackColumns(live, "sec1", "beside", counter());
    expect(live.childrenOf("new0x")).toEqual(["colA", "colB"]);
    expect(stackingOf(live.read("sec1") as Block)).toBe("beside");
  });

  it("leave other blocks alone", () => {
    const live = twoColumns();
    const before = live.project();
    arrangeColumns(live, "colA", [undefined, undefined]);
    stackColumns(live, "colAt", "reverse");
    expect(live.project()).toEqual(before);
  });
});
