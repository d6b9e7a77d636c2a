// How columns share a row: the ratios people choose from, and the widths they mean.

export type Ratio = readonly number[];

/** The ratios on offer by number of columns, the even one first. */
export const RATIOS: Readonly<Record<number, readonly Ratio[]>> = {
  1: [[100]],
  2: [
    [50, 50],
    [33.33, 66.67],
    [66.67, 33.33],
    [25, 75],
    [75, 25],
    [40, 60],
    [60, 40],
  ],
  3: [
    [33.33, 33.33, 33.34],
    [25, 50, 25],
    [50, 25, 25],
    [25, 25, 50],
  ],
  4: [
    [25, 25, 25, 25],
    [40, 20, 20, 20],
    [20, 20, 20, 40],
    [20, 30, 30, 20],
  ],
};

export const MOST_COLUMNS = 4;
const NEAR = 0.75;
const DECIMALS = 100;

/** Whether all columns are as wide as each other: MJML does that by itself. */
export function isEven(ratio: Ratio): boolean {
  return ratio.every((part) => Math.abs(part - 100 / ratio.length) < NEAR);
}

/** The widths to write; undefined leaves the sharing to MJML. */
export function widthsOf(ratio: Ratio): (string | undefined)[] {
  return isEven(ratio) ? ratio.map(() => undefined) : ratio.map((part) => `${part}%`);
}

/** The ratio of columns by their written widths, in a row of so many pixels; null: not known. */
export function ratioOf(widths: readonly (string | undefined)[], row: number): number[] | null {
  const parts = widths.map((width) => partOf(width, row, widths.length));
  return parts.every((part): part is number => part !== null) ? parts : null;
}

/** The offered ratio that widths come near to. */
export function offeredRatio(parts: Ratio | null): Ratio | undefined {
  return parts === null
    ? undefined
    : RATIOS[parts.length]?.find((ratio) =>
        ratio.every((part, at) => Math.abs(part - (parts[at] ?? 0)) < NEAR),
      );
}

/** A ratio in which one column takes a share and the others give or take what is left evenly. */
export function withShare(ratio: Ratio, at: number, share: number, least = 5): number[] {
  const most = 100 - least * (ratio.length - 1);
  const own = Math.min(most, Math.max(least, share));
  const rest = ratio.reduce((sum, part, place) => (place === at ? sum : sum + part), 0) || 1;
  const parts = ratio.map((part, place) => (place === at ? own : (part / rest) * (100 - own)));
  const written = parts.map((part) => Math.round(part * DECIMALS) / DECIMALS);
  const last = at === ratio.length - 1 ? 0 : ratio.length - 1;
  const sum = written.reduce((total, part, place) => (place === last ? total : total + part), 0);
  written[last] = Math.round((100 - sum) * DECIMALS) / DECIMALS;
  return written;
}

function partOf(width: string | undefined, row: number, columns: number): number | null {
  if (width === undefined || width === "") {
    return 100 / columns;
  }
  const found = /^(\d+\.?\d*)(px|%)$/.exec(width.trim());
  if (!found) {
    return null;
  }
  return found[2] === "%" ? Number(found[1]) : (Number(found[1]) / row) * 100;
}
