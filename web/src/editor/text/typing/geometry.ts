// Places in the words as pixels of the window.
import type { EditorView } from "@tiptap/pm/view";
import type { Area } from "../toolbar/placing";
import { frameOf } from "./caret";

function inWindow(page: Document, box: Area): Area {
  const { left, top, scale } = frameOf(page);
  return {
    left: left + box.left * scale,
    top: top + box.top * scale,
    right: left + box.right * scale,
    bottom: top + box.bottom * scale,
  };
}

/** Around everything between two positions. */
export function areaOf(view: EditorView, from: number, to: number): Area {
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to, -1)];
  return inWindow(view.dom.ownerDocument, {
    left: Math.min(start.left, end.left),
    top: Math.min(start.top, end.top),
    right: Math.max(start.right, end.right),
    bottom: Math.max(start.bottom, end.bottom),
  });
}

export function areaOfBody(view: EditorView): Area {
  return inWindow(view.dom.ownerDocument, view.dom.getBoundingClientRect());
}

/** The part of the window in which the canvas is seen. */
export function roomAround(view: EditorView): Area {
  const seen = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  const frame = view.dom.ownerDocument.defaultView?.frameElement;
  for (let at = frame?.parentElement; at && at !== document.body; at = at.parentElement) {
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowY)) {
      const box = at.getBoundingClientRect();
      seen.top = Math.max(seen.top, box.top);
      seen.bottom = Math.min(seen.bottom, box.bottom);
      seen.left = Math.max(seen.left, box.left);
      seen.right = Math.min(seen.right, box.right);
    }
  }
  return seen;
}
