// What lies under the pointer, and what a frame drawn with it catches.
import type { Box, LaidBlock, Point } from "../dropping";
import { blockIdOf } from "../frame/marking";

/** The innermost block at a point: of those that contain it the last in the document. */
export function blockAt(laid: readonly LaidBlock[], point: Point): LaidBlock | undefined {
  return laid.findLast((block) => contains(block, point));
}

/**
 * The innermost block at a point of the page. Of a repeated block only the first round is laid;
 * the others are found by the elements they were compiled to.
 */
export function blockOnPage(
  laid: readonly LaidBlock[],
  page: Document | undefined,
  point: Point,
): LaidBlock | undefined {
  const byBox = blockAt(laid, point);
  const element = page?.elementFromPoint(point.x, point.y)?.closest('[class*="b-"]');
  const id = element ? blockIdOf(element) : null;
  const byElement = id === null ? undefined : laid.findLast((block) => isOf(id, block.id));
  if (!byElement || !byBox) {
    return byBox ?? byElement;
  }
  // a round of a loop lies in the box of what is around it
  return contains(byElement, point) ? byBox : byElement;
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

/** Whether a compiled block is the block itself, or was brought by the synced block it is. */
function isOf(compiled: string, id: string): boolean {
  return compiled === id || compiled.startsWith(`${id}-`);
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
