// Where something that floats beside words stands: near them, never over them, always in view.

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

const GAP = 8;
/** How far above the marked words the top of their block may be for the toolbar to stand there. */
const NEAR = 320;

const clamped = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, Math.max(least, most)));

/** Above the block, or above the marked words when its top is far or out of view, or below them. */
export function besideWords(size: Size, words: Area, block: Area, room: Area) {
  const left = clamped(block.left, room.left + GAP, room.right - size.width - GAP);
  const fits = (top: number) => top >= room.top + GAP;
  const aboveBlock = block.top - GAP - size.height;
  if (words.top - block.top <= NEAR && fits(aboveBlock)) {
    return { left, top: aboveBlock };
  }
  const near = clamped(words.left - 24, room.left + GAP, room.right - size.width - GAP);
  const above = words.top - GAP - size.height;
  if (fits(above) && above + size.height <= room.bottom) {
    return { left: near, top: above };
  }
  const below = clamped(words.bottom + GAP, room.top + GAP, room.bottom - size.height - GAP);
  return { left: near, top: below };
}

/** Below the caret; above it where there is no room. */
export function belowCaret(size: Size, caret: Area, room: Area) {
  const left = clamped(caret.left, room.left + GAP, room.right - size.width - GAP);
  const below = caret.bottom + 4;
  const above = caret.top - 4 - size.height;
  const fitsBelow = below + size.height <= room.bottom - GAP;
  return { left, top: fitsBelow || above < room.top ? below : above };
}
