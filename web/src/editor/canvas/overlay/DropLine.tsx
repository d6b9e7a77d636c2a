/** The line where something dragged would land. */

import type { DropPlace } from "../dropping";

interface DropLineProps {
  place: DropPlace | null;
  scale: number;
}

const THICK = 4;

export function DropLine({ place, scale }: DropLineProps) {
  if (place === null) {
    return null;
  }
  const { from, to } = place.line;
  const across = from.x === to.x;
  const style = across
    ? {
        left: from.x * scale - THICK / 2,
        top: from.y * scale,
        width: THICK,
        height: (to.y - from.y) * scale,
      }
    : {
        left: from.x * scale,
        top: from.y * scale - THICK / 2,
        width: (to.x - from.x) * scale,
        height: THICK,
      };
  return (
    <div
      data-drop-line={place.parent}
      className="pointer-events-none absolute z-10 rounded-full bg-accent shadow-[0_0_0_1.5px_#fff]"
      style={style}
    />
  );
}
