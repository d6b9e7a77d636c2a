/** The room an element has, in CSS pixels. */

import { type RefObject, useLayoutEffect, useState } from "react";

export interface Room {
  readonly width: number;
  readonly height: number;
}

export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) {
      return;
    }
    const measure = (): void => setRoom({ width: box.clientWidth, height: box.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
