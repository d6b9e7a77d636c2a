// Lengths as emails write them: a number and its unit, or a word such as `auto`.

export interface Length {
  readonly number: number;
  readonly unit: string;
}

const LENGTH = /^\s*(-?(?:\d+\.?\d*|\.\d+))\s*(px|%|em|rem|vw|vh|pt)?\s*$/i;
const DECIMALS = 1000;

/** A length, or null for words, expressions and template tags. */
export function parseLength(text: string): Length | null {
  const found = LENGTH.exec(text);
  return found ? { number: Number(found[1]), unit: (found[2] ?? "").toLowerCase() } : null;
}

export function printLength({ number, unit }: Length): string {
  return `${Math.round(number * DECIMALS) / DECIMALS}${unit}`;
}

/** What was typed, with the unit in use where a number came without one. */
export function typedLength(text: string, unit: string): string | null {
  const typed = parseLength(text);
  return typed && printLength({ number: typed.number, unit: typed.unit || unit });
}

export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A length some steps further, within its bounds. */
export function stepped(length: Length, by: number, { min, max }: Bounds = {}): Length {
  const number = length.number + by;
  const atLeast = min === undefined ? number : Math.max(min, number);
  const bounded = max === undefined ? atLeast : Math.min(max, atLeast);
  return { ...length, number: bounded };
}
