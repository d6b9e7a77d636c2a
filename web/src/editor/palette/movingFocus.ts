// Arrow keys in the palette: to the next tile in their direction, wherever it lies.
import type { KeyboardEvent } from "react";

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function moveFocus(
  event: KeyboardEvent,
  above: HTMLElement | null,
  leave: () => void,
): void {
  if (event.key === "Escape") {
    event.preventDefault();
    leave();
    return;
  }
  const direction = DIRECTIONS[event.key];
  const from = (event.target as Element).closest<HTMLElement>("[data-entry]");
  if (!direction || !from || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-entry]")];
  const next = nearestIn(from, tiles, direction);
  (next ?? (event.key === "ArrowUp" ? above : null))?.focus();
}

/** The nearest in a direction; what lies askew counts as farther away. */
function nearestIn(
  from: HTMLElement,
  tiles: readonly HTMLElement[],
  [x, y]: readonly [number, number],
): HTMLElement | null {
  const start = from.getBoundingClientRect();
  let best: { tile: HTMLElement; far: number } | null = null;
  for (const tile of tiles) {
    const box = tile.getBoundingClientRect();
    const [right, down] = [box.left - start.left, box.top - start.top];
    const ahead = right * x + down * y;
    const aside = Math.abs(right * y) + Math.abs(down * x);
    const far = ahead + 3 * aside;
    if (ahead > 1 && (best === null || far < best.far)) {
      best = { tile, far };
    }
  }
  return best?.tile ?? null;
}
