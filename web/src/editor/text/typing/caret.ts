// Where the caret goes when typing begins: where the person pointed, or behind the last word.
import type { EditorView } from "@tiptap/pm/view";

interface Point {
  x: number;
  y: number;
  at: number;
}

/** How long after pointing somewhere typing may begin there, in milliseconds. */
const FRESH = 1_500;

let pointed: Point | null = null;

/** Remembers where the person last pressed in the window, until the answer is called. */
export function watchPointer(): () => void {
  const remember = (event: PointerEvent) => {
    pointed = { x: event.clientX, y: event.clientY, at: performance.now() };
  };
  window.addEventListener("pointerdown", remember, { capture: true });
  return () => window.removeEventListener("pointerdown", remember, { capture: true });
}

/** How the pixels of a page inside a frame lie in the window. */
export function frameOf(page: Document): { left: number; top: number; scale: number } {
  const frame = page.defaultView?.frameElement as HTMLElement | null | undefined;
  if (!frame) {
    return { left: 0, top: 0, scale: 1 };
  }
  const box = frame.getBoundingClientRect();
  const scale = frame.offsetWidth > 0 ? box.width / frame.offsetWidth : 1;
  return { left: box.left, top: box.top, scale };
}

/** The position in the words under the place where the person pressed just now. */
export function pointedPosition(view: EditorView): number | null {
  if (pointed === null || performance.now() - pointed.at > FRESH) {
    return null;
  }
  const { left, top, scale } = frameOf(view.dom.ownerDocument);
  const place = { left: (pointed.x - left) / scale, top: (pointed.y - top) / scale };
  const box = view.dom.getBoundingClientRect();
  const inside =
    place.left >= box.left - 40 &&
    place.left <= box.right + 40 &&
    place.top >= box.top - 12 &&
    place.top <= box.bottom + 12;
  return inside ? (view.posAtCoords(place)?.pos ?? null) : null;
}
