// The blocks as dropping looks at them: who takes nothing in, and how far columns reach.
import type { EditorState } from "../../session/editor";
import type { LaidBlock } from "../dropping";

// an MJML component takes in only what it is made for: content goes beside it
const CLOSED: ReadonlySet<string> = new Set(["mjml"]);

/**
 * Blocks that may not take it in say another type; a column reaches as far down as its neighbors,
 * so that the room below a short one belongs to it.
 */
export function holders(
  { laid }: Pick<EditorState, "laid">,
  able: (id: string) => boolean,
): LaidBlock[] {
  return laid.map((block) => ({
    ...block,
    type: CLOSED.has(block.type) || !able(block.id) ? "closed" : block.type,
    height: block.type === "column" ? reachOf(block, laid) : block.height,
  }));
}

function reachOf(column: LaidBlock, laid: readonly LaidBlock[]): number {
  const row = laid.filter(
    (other) =>
      other.parent === column.parent &&
      other.top < column.top + Math.max(column.height, 1) &&
      column.top < other.top + Math.max(other.height, 1),
  );
  return Math.max(...row.map((other) => other.top + other.height)) - column.top;
}
