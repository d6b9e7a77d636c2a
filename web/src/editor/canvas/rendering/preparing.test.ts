import { describe, expect, it } from "vitest";
import type { Block, Document } from "../../document/model";
import type { SharedBlock } from "../../document/resolving";
import { prepared } from "./preparing";

const LOOPED: Document = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec1",
      each: { in: "orders", as: "order" },
      children: [
        {
          type: "column",
          id: "col1",
          children: [
            { type: "text", id: "txt1", html: "x", each: { in: "order.lines", as: "line" } },
            { type: "text", id: "txt2", html: "y", when: "order.paid" },
          ],
        },
      ],
    },
  ],
};

function logicOf(document: Document): unknown[] {
  const out: unknown[] = [];
  const visit = (block: Block) => {
    if (block.each || block.when) {
      out.push([block.id, block.each?.in ?? block.when]);
    }
    const children = "children" in block ? (block.children ?? []) : [];
    children.forEach(visit);
  };
  (document.children ?? []).forEach(visit);
  return out;
}

describe("logic on the canvas", () => {
  it("shows every block once when there are no values", () => {
    const { document, logic } = prepared(LOOPED, [], {}, "all");
    expect(logicOf(document)).toEqual([]);
    expect(logic).toBe(false);
  });

  it("repeats what the values fill, by the first of the rounds inside", () => {
    const values = { orders: [{ lines: [1, 2] }, { lines: [] }] };
    expect(logicOf(prepared(LOOPED, [], values, "all").document)).toEqual([
      ["sec1", "orders"],
      ["txt1", "order.lines"],
    ]);
    const bare = { orders: [{ lines: [] }] };
    expect(logicOf(prepared(LOOPED, [], bare, "all").document)).toEqual([["sec1", "orders"]]);
  });

  it("is all followed when only what is met is to be shown", () => {
    expect(logicOf(prepared(LOOPED, [], {}, "met").document)).toHaveLength(3);
  });
});

describe("synced blocks on the canvas", () => {
  const place: Document = {
    schemaVersion: 1,
    children: [{ type: "synced", id: "syn1", ref: "foot", when: "x" } as Block] as never,
  };
  const foot: SharedBlock = {
    ref: "foot",
    version: 1,
    latest: true,
    name: "Footer",
    level: "section",
    children: [{ type: "section", id: "s", children: [] }],
    theme: {},
  };

  it("are put in without their conditions", () => {
    const { document, logic } = prepared(place, [foot], {}, "all");
    expect(document.children?.map((block) => block.id)).toEqual(["syn1-s"]);
    expect(logic).toBe(false);
    expect(prepared(place, [foot], {}, "met").logic).toBe(true);
  });

  it("say in their place why they are not there", () => {
    const { document } = prepared(place, [], {}, "all");
    expect(document.children).toMatchObject([{ type: "html", id: "syn1" }]);
    expect(JSON.stringify(document)).toContain("There is no synced block foot");
  });
});
