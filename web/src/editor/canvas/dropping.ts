// Where something dragged over the canvas would land: from the boxes of the blocks alone.
import { mayHold } from "../document/rules";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A block as it lies on the canvas, in the order of the document; `parent` may be `root`. */
export interface LaidBlock extends Box {
  id: string;
  type: string;
  parent: string;
}

export interface Point {
  x: number;
  y: number;
}

/** A place between blocks, and the line that shows it. */
export interface DropPlace {
  parent: string;
  index: number;
  line: { from: Point; to: Point };
}

/** What is dragged: the types of the blocks, and their ids when they are on the canvas already. */
export interface Dragged {
  types: readonly string[];
  ids?: readonly string[];
  /** Content may be dropped beside sections: it gets a section and a column of its own. */
  wraps?: boolean;
}

const ROOT = "root";
/** So near to the edge of a parent, in pixels, a thing is meant for beside it and not for inside. */
const EDGE = 8;

/** The place under the pointer; null where nothing like this may stand. */
export function dropPlace(
  blocks: readonly LaidBlock[],
  canvas: Box,
  pointer: Point,
  dragged: Dragged,
): DropPlace | null {
  const without = withDescendants(blocks, new Set(dragged.ids ?? []));
  const staying = blocks.filter((block) => !without.has(block.id));
  const page = { id: ROOT, type: ROOT, parent: "", ...canvas };
  const holders = [page, ...staying].filter((block) => holds(block, dragged));
  const holder = holders.findLast((block) => isOver(block, pointer)) ?? nearest(holders, pointer);
  if (!holder) {
    return null;
  }
  const children = staying.filter((block) => block.parent === holder.id);
  const across = isRow(holder, children);
  const index = children.filter((child) => isPast(child, pointer, across)).length;
  return { parent: holder.id, index, line: lineAt(holder, children, index, across) };
}

function holds(block: { type: string }, { types, wraps = false }: Dragged): boolean {
  const fits = types.every((type) => mayHold(block.type, type));
  const wrapped = block.type === ROOT || block.type === "wrapper";
  return fits || (wraps && wrapped && types.every((type) => mayHold("column", type)));
}

/** Whether what is in it stands side by side: on phones columns stack, and icons may wrap. */
function isRow(holder: { type: string }, children: readonly Box[]): boolean {
  const [one, other] = children;
  if (one && other) {
    const shared = Math.min(one.top + one.height, other.top + other.height);
    return shared - Math.max(one.top, other.top) > Math.min(one.height, other.height) / 2;
  }
  return holder.type === "section" || holder.type === "group" || holder.type === "social";
}

function withDescendants(blocks: readonly LaidBlock[], ids: ReadonlySet<string>): Set<string> {
  const found = new Set(ids);
  for (const block of blocks) {
    if (found.has(block.parent)) {
      found.add(block.id);
    }
  }
  return found;
}

function isOver(box: Box & { type: string }, { x, y }: Point): boolean {
  const edge = box.type === ROOT ? 0 : Math.min(EDGE, box.height / 4);
  return (
    x >= box.left &&
    x <= box.left + box.width &&
    y >= box.top + edge &&
    y <= box.top + box.height - edge
  );
}

function nearest<T extends Box>(boxes: readonly T[], { x, y }: Point): T | undefined {
  const distance = (box: Box) =>
    Math.hypot(
      Math.max(box.left - x, 0, x - box.left - box.width),
      Math.max(box.top - y, 0, y - box.top - box.height),
    );
  return boxes.reduce<T | undefined>(
    (best, box) => (best === undefined || distance(box) < distance(best) ? box : best),
    undefined,
  );
}

function isPast(box: Box, { x, y }: Point, across: boolean): boolean {
  return across ? x > box.left + box.width / 2 : y > box.top + box.height / 2;
}

function lineAt(holder: Box, children: readonly Box[], index: number, across: boolean) {
  const [before, after] = [children[index - 1], children[index]];
  const ends = { start: across ? holder.left : holder.top, end: 0 };
  ends.end = ends.start + (across ? holder.width : holder.height);
  const behind = before ? far(before, across) : ends.start;
  const ahead = after ? near(after, across) : before ? behind : ends.end;
  const at =
    before && after ? (behind + ahead) / 2 : after ? ahead : before ? behind : middle(ends);
  return across
    ? { from: { x: at, y: holder.top }, to: { x: at, y: holder.top + holder.height } }
    : { from: { x: holder.left, y: at }, to: { x: holder.left + holder.width, y: at } };
}

function near(box: Box, across: boolean): number {
  return across ? box.left : box.top;
}

function far(box: Box, across: boolean): number {
  return across ? box.left + box.width : box.top + box.height;
}

function middle({ start, end }: { start: number; end: number }): number {
  return (start + end) / 2;
}
