import { describe, expect, it } from "vitest";
import { belowCaret, besideWords } from "./placing";

const room = { left: 0, top: 0, right: 1000, bottom: 700 };
const size = { width: 400, height: 40 };
const area = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
});

describe("a place beside words", () => {
  it("is above the block while that is near and in view", () => {
    const block = area(200, 300, 800, 400);
    expect(besideWords(size, area(250, 320, 300, 340), block, room)).toEqual({
      left: 200,
      top: 252,
    });
  });

  it("is above the words where the block begins far away, and below where there is no room", () => {
    const block = area(200, -400, 800, 900);
    expect(besideWords(size, area(250, 320, 300, 340), block, room)).toEqual({
      left: 226,
      top: 272,
    });
    expect(besideWords(size, area(250, 10, 300, 30), block, room)).toEqual({ left: 226, top: 38 });
  });

  it("never leaves the window", () => {
    const block = area(900, 300, 990, 400);
    expect(besideWords(size, block, block, room).left).toBe(592);
  });

  it("of a menu is below the caret, or above it at the bottom", () => {
    const menu = { width: 200, height: 300 };
    expect(belowCaret(menu, area(10, 100, 10, 120), room)).toEqual({ left: 10, top: 124 });
    expect(belowCaret(menu, area(10, 600, 10, 620), room)).toEqual({ left: 10, top: 296 });
  });
});
