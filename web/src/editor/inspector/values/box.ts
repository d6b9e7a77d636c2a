// Distances on four sides: the shorthand of CSS, and the sides that MJML lets stand beside it.

export type Side = "top" | "right" | "bottom" | "left";
export type Box = Readonly<Record<Side, string>>;

export const SIDES: readonly Side[] = ["top", "right", "bottom", "left"];

const PART = /^(?:-?(?:\d+\.?\d*|\.\d+)(?:px|%|em|rem|pt)?|auto)$/i;

/** The four sides of a shorthand, or null for what is none: expressions, template tags. */
export function parseBox(text: string): Box | null {
  const parts = text.trim().split(/\s+/);
  if (parts.length > SIDES.length || !parts.every((part) => PART.test(part))) {
    return null;
  }
  const [top = "", right = top, bottom = top, left = right] = parts;
  return { top, right, bottom, left };
}

/** The shortest shorthand that says the same. */
export function printBox({ top, right, bottom, left }: Box): string {
  if (left !== right) {
    return [top, right, bottom, left].join(" ");
  }
  if (top !== bottom) {
    return [top, right, bottom].join(" ");
  }
  return top === right ? top : `${top} ${right}`;
}

/** The prop of one side: `paddingTop`. */
export function sideProp(prop: string, side: Side): string {
  return `${prop}${side.charAt(0).toUpperCase()}${side.slice(1)}`;
}

/** The sides after some were set; a number without a unit is pixels. */
export function withSides(box: Box, sides: readonly Side[], value: string): Box {
  const written = /^-?[\d.]+$/.test(value) && Number(value) !== 0 ? `${value}px` : value;
  return { ...box, ...Object.fromEntries(sides.map((side) => [side, written])) };
}
