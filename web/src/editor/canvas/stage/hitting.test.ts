import { describe, expect, it } from "vitest";
import type { LaidBlock } from "../dropping";
import { blockAt, blocksIn, boxBetween } from "./hitting";

const LAID: LaidBlock[] = [
  laid("sec1", "section", "root", [0, 0, 600, 200]),
  laid("col1", "column", "sec1", [0, 20, 300, 160]),
  laid("txt1", "text", "col1", [0, 20, 300, 80]),
  laid("txt2", "text", "col1", [0, 100, 300, 80]),
  laid("sec2", "section", "root", [0, 200, 600, 100]),
];

function laid(
  id: string,
  type: string,
  parent: string,
  [left, top, width, height]: [number, number, number, number],
): LaidBlock {
  return { id, type, parent, left, top, width, height };
}

describe("the block under the pointer", () => {
  it("is the innermost one", () => {
    expect(blockAt(LAID, { x: 10, y: 50 })?.id).toBe("txt1");
    expect(blockAt(LAID, { x: 400, y: 50 })?.id).toBe("sec1");
    expect(blockAt(LAID, { x: 10, y: 400 })).toBeUndefined();
  });
});

describe("a frame", () => {
  it("catches what stands side by side", () => {
    expect(blocksIn(LAID, boxBetween({ x: 650, y: 290 }, { x: 500, y: 100 }))).toEqual([
      "sec1",
      "sec2",
    ]);
    expect(blocksIn(LAID, { left: 10, top: 50, width: 100, height: 100 })).toEqual([
      "txt1",
      "txt2",
    ]);
    expect(blocksIn(LAID, { left: 310, top: 50, width: 100, height: 50 })).toEqual(["sec1"]);
    expect(blocksIn(LAID, { left: 700, top: 50, width: 100, height: 50 })).toEqual([]);
  });
});
