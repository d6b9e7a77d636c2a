// Boxes of the email as boxes of the screen.
import type { CSSProperties } from "react";
import type { Box } from "../dropping";

export function scaled(box: Box, scale: number): Box {
  return {
    left: box.left * scale,
    top: box.top * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

/** A box as the style of an absolutely placed element. */
export function placed(box: Box, scale: number): CSSProperties {
  return scaled(box, scale);
}

/** Everything but a box: pointers go through it to what lies below. */
export function holeStyle(hole: Box | null, scale: number): CSSProperties {
  if (hole === null) {
    return {};
  }
  const { left, top, width, height } = scaled(hole, scale);
  const [right, bottom] = [left + width, top + height];
  const outer = "-2000px -2000px, 200% -2000px, 200% 200%, -2000px 200%, -2000px -2000px";
  const inner = `${left}px ${top}px, ${right}px ${top}px, ${right}px ${bottom}px, ${left}px ${bottom}px, ${left}px ${top}px`;
  return { clipPath: `polygon(evenodd, ${outer}, ${inner})` };
}
