/** Zoom by wheel and pinch, around the place that is pointed at. */

import { type RefObject, useEffect } from "react";
import type { Editor } from "../../session/editor";
import { turnedZoom } from "./sizing";

export function useZooming(editor: Editor, stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = stage.current;
    if (element === null) {
      return;
    }
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) {
        return;
      }
      // otherwise the browser would zoom the whole page
      event.preventDefault();
      const { zoom } = editor.store.getState();
      const next = turnedZoom(zoom, event.deltaY * (event.deltaMode === 1 ? 16 : 1));
      if (next === zoom) {
        return;
      }
      const room = element.getBoundingClientRect();
      const [x, y] = [event.clientX - room.left, event.clientY - room.top];
      const [left, top] = [element.scrollLeft + x, element.scrollTop + y];
      editor.show({ zoom: next });
      requestAnimationFrame(() => {
        element.scrollLeft = (left * next) / zoom - x;
        element.scrollTop = (top * next) / zoom - y;
      });
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [editor, stage]);
}
