// What the canvas lends to the parts that work on it: the compiled elements, and where they are.
import type { Box } from "./dropping";

export interface CanvasHandle {
  /** The document inside the frame. */
  readonly page: Document;
  /** The compiled element of a block: the cell, table or row that carries its class. */
  elementOf(id: string): HTMLElement | null;
  /** The innermost compiled element that holds the words of a block: where words are typed. */
  bodyOf(id: string): HTMLElement | null;
  /** Where a block is now, in pixels of the window; null when it is not on the canvas. */
  boxOf(id: string): Box | null;
  /** Brings a block into view. */
  reveal(id: string): void;
  /** From now on the body of this block is somebody else's: new emails leave it as it is. */
  hold(id: string): void;
  /** The body belongs to the canvas again, which shows the compiled words anew. */
  release(id: string): void;
  /** Measures all blocks anew, as after an element changed its height. */
  measure(): void;
}
