// A border: width, style and color, in the order in which CSS is usually written.

export interface Border {
  readonly width: string;
  readonly style: string;
  readonly color: string;
}

export const BORDER_STYLES = ["solid", "dashed", "dotted", "double"] as const;

const WIDTH = /^(?:\d+\.?\d*|\.\d+)(?:px|em|pt)?$/i;
const STYLE = /^(?:solid|dashed|dotted|double|groove|ridge|inset|outset|none|hidden)$/i;
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([^()]*\)|@[\w.-]+)$/i;
// a space inside the parentheses of a color does not part it
const PARTS = /(?:[^\s(]+\([^()]*\)|[^\s]+)/g;

export const NO_BORDER: Border = { width: "0px", style: "none", color: "" };

/** A border, NO_BORDER where there is none, or null for what is not understood. */
export function parseBorder(text: string): Border | null {
  const given = text.trim();
  if (given === "" || given === "none" || given === "0" || given === "0px") {
    return NO_BORDER;
  }
  const found: { width?: string; style?: string; color?: string } = {};
  for (const part of given.match(PARTS) ?? []) {
    const kind = kindOf(part, found.style !== undefined);
    if (kind === null || found[kind] !== undefined) {
      return null;
    }
    found[kind] = part;
  }
  return { width: found.width ?? "medium", style: found.style ?? "none", color: found.color ?? "" };
}

export function printBorder({ width, style, color }: Border): string {
  return isNone({ width, style, color }) ? "none" : [width, style, color].filter(Boolean).join(" ");
}

export function isNone({ width, style }: Border): boolean {
  return style === "none" || style === "hidden" || Number.parseFloat(width) === 0;
}

function kindOf(part: string, styled: boolean): "width" | "style" | "color" | null {
  if (WIDTH.test(part)) {
    return "width";
  }
  if (!styled && STYLE.test(part)) {
    return "style";
  }
  return COLOR.test(part) ? "color" : null;
}
