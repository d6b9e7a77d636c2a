import { describe, expect, it } from "vitest";
import { type Dragged, dropPlace, type LaidBlock } from "./dropping";

const CANVAS = { left: 0, top: 0, width: 600, height: 400 };
const TEXT: Dragged = { types: ["text"], wraps: true };
// two sections; the first has two columns, with two texts and nothing in them
const BLOCKS: LaidBlock[] = [
  block("sec1", "section", "root", [0, 0, 600, 200]),
  block("col1", "column", "sec1", [0, 20, 300, 160]),
  block("txt1", "text", "col1", [0, 20, 300, 80]),
  block("txt2", "text", "col1", [0, 100, 300, 80]),
  block("col2", "column", "sec1", [300, 20, 300, 160]),
  block("sec2", "section", "root", [0, 200, 600, 200]),
  block("col3", "column", "sec2", [0, 220, 600, 160]),
];

function block(
  id: string,
  type: string,
  parent: string,
  [left, top, width, height]: [number, number, number, number],
): LaidBlock {
  return { id, type, parent, left, top, width, height };
}

function placeAt(x: number, y: number, dragged: Dragged = TEXT) {
  const place = dropPlace(BLOCKS, CANVAS, { x, y }, dragged);
  return place && [place.parent, place.index];
}

describe("where something dragged lands", () => {
  it("is between the contents of the column under the pointer", () => {
    expect(placeAt(100, 40)).toEqual(["col1", 0]);
    expect(placeAt(100, 70)).toEqual(["col1", 1]);
    expect(placeAt(100, 160)).toEqual(["col1", 2]);
    expect(placeAt(400, 100)).toEqual(["col2", 0]);
  });

  it("is between sections near their edge, for what may get a section of its own", () => {
    expect(placeAt(300, 202)).toEqual(["root", 1]);
    expect(placeAt(300, 202, { types: ["section"] })).toEqual(["root", 1]);
    expect(placeAt(300, 100, { types: ["section"] })).toEqual(["root", 0]);
  });

  it("is beside columns for a column", () => {
    expect(placeAt(100, 100, { types: ["column"] })).toEqual(["sec1", 0]);
    expect(placeAt(500, 100, { types: ["column"] })).toEqual(["sec1", 2]);
    expect(placeAt(200, 300, { types: ["column"] })).toEqual(["sec2", 0]);
  });

  it("is above or below columns that are stacked, as on a phone", () => {
    const stacked: LaidBlock[] = [
      block("sec1", "section", "root", [0, 0, 375, 200]),
      block("col1", "column", "sec1", [0, 0, 375, 100]),
      block("col2", "column", "sec1", [0, 100, 375, 100]),
    ];
    const dragged = { types: ["column"] };
    const place = dropPlace(stacked, CANVAS, { x: 20, y: 120 }, dragged);
    expect(place).toMatchObject({ parent: "sec1", index: 1 });
    expect(place?.line.from.y).toBe(100);
  });

  it("does not count what is moved, and is never inside it", () => {
    expect(placeAt(100, 160, { types: ["text"], ids: ["txt1"] })).toEqual(["col1", 1]);
    expect(placeAt(100, 100, { types: ["section"], ids: ["sec1"] })).toEqual(["root", 0]);
    expect(placeAt(100, 390, { types: ["section"], ids: ["sec1"] })).toEqual(["root", 1]);
  });

  it("is nowhere for what may stand nowhere", () => {
    expect(placeAt(100, 100, { types: ["item"] })).toBeNull();
  });

  it("is shown by a line where it will be", () => {
    const place = dropPlace(BLOCKS, CANVAS, { x: 100, y: 70 }, TEXT);
    expect(place?.line).toEqual({ from: { x: 0, y: 100 }, to: { x: 300, y: 100 } });
    const column = dropPlace(BLOCKS, CANVAS, { x: 310, y: 100 }, { types: ["column"] });
    expect(column?.line).toEqual({ from: { x: 300, y: 0 }, to: { x: 300, y: 200 } });
    const empty = dropPlace(BLOCKS, CANVAS, { x: 310, y: 300 }, TEXT);
    expect(empty?.line.from.y).toBe(300);
  });
});
