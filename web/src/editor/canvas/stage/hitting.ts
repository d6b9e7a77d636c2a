// What lies under the pointer, and what a frame drawn with it catches.
import type { Box, LaidBlock, Point } from "../dropping";

/** The innermost block at a point: of those that contain it the last in the document. */
export function blockAt(laid: readonly LaidBlock[], point: Point): LaidBlock | undefined {
  return laid.findLast((block) => contains(block, point));
}

/** The ids of what a frame catches: siblings, as deep inside as the frame lies in one block. */
export function blocksIn(laid: readonly LaidBlock[], frame: Box, parent = "root"): string[] {
  const caught = laid.filter((block) => block.parent === parent && meet(block, frame));
  const [only] = caught;
  if (caught.length === 1 && only && encloses(only, frame)) {
    const inner = blocksIn(laid, frame, only.id);
    return inner.length > 0 ? inner : [only.id];
  }
  return caught.map((block) => block.id);
}

/** The box between two points, in whatever direction it was drawn. */
export function boxBetween(one: Point, other: Point): Box {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
}

function meet(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

function encloses(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}
