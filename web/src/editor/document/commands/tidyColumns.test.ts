import { describe, expect, it } from "vitest";
import { LiveDocument } from "../live/liveDocument";
import type { Block, Document } from "../model";
import { insertBlocks } from "./insertBlocks";
import { removeBlocks } from "./removeBlocks";
import { balanceColumns, dropEmptied } from "./tidyColumns";

function row(...widths: (string | undefined)[]): LiveDocument {
  const columns = widths.map((width, at) => ({
    type: "column",
    id: `col${at}`,
    ...(width === undefined ? {} : { props: { width } }),
    children: [],
  }));
  const section = { type: "section", id: "sec1", children: columns };
  const wrapper = { type: "wrapper", id: "wrap", children: [section] };
  return new LiveDocument().load({ schemaVersion: 1, children: [wrapper] } as unknown as Document);
}

function widths(live: LiveDocument): unknown[] {
  return live.childrenOf("sec1").map((id) => {
    const block = live.read(id) as Block & { props?: Record<string, string> };
    return block.props?.["width"];
  });
}

describe("columns", () => {
  it("share the row in their proportions when one is gone", () => {
    const live = row("25%", "25%", "50%");
    removeBlocks(live, ["col0"]);
    balanceColumns(live, "sec1");
    expect(widths(live)).toEqual(["33.33%", "66.67%"]);
    removeBlocks(live, ["col1"]);
    balanceColumns(live, "sec1");
    expect(widths(live)).toEqual([undefined]);
  });

  it("make room for a new one", () => {
    const live = row("50%", "50%");
    const column = { type: "column", id: "new1", children: [] } as unknown as Block;
    insertBlocks(live, [column], { parent: "sec1", index: 1 });
    balanceColumns(live, "sec1");
    expect(widths(live)).toEqual(["33.33%", "33.33%", "33.33%"]);
  });

  it("keep widths that add up, are absent, or are fixed", () => {
    for (const given of [
      ["40%", "60%"],
      [undefined, undefined],
      ["200px", "50%"],
    ]) {
      const live = row(...given);
      balanceColumns(live, "sec1");
      expect(widths(live)).toEqual(given);
    }
  });

  it("take their section and its wrapper with them when the last one goes", () => {
    const live = row(undefined);
    removeBlocks(live, ["col0"]);
    expect(dropEmptied(live, ["sec1"])).toEqual(["sec1", "wrap"]);
    expect(live.blocks.size).toBe(0);
  });
});
