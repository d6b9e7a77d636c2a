// Font stacks: those that every email client has, and those that bring a web font along.

export interface Stack {
  readonly name: string;
  readonly value: string;
  readonly kind: "sans" | "serif" | "mono" | "display";
}

/** Stacks of fonts that are installed nearly everywhere. */
export const SAFE_STACKS: readonly Stack[] = [
  { name: "Arial", value: "Arial, Helvetica, sans-serif", kind: "sans" },
  { name: "Helvetica", value: "Helvetica, Arial, sans-serif", kind: "sans" },
  {
    name: "System",
    value: "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
    kind: "sans",
  },
  { name: "Verdana", value: "Verdana, Geneva, sans-serif", kind: "sans" },
  { name: "Tahoma", value: "Tahoma, Geneva, sans-serif", kind: "sans" },
  {
    name: "Trebuchet MS",
    value: "'Trebuchet MS', 'Lucida Grande', 'Lucida Sans Unicode', sans-serif",
    kind: "sans",
  },
  { name: "Georgia", value: "Georgia, 'Times New Roman', serif", kind: "serif" },
  { name: "Times New Roman", value: "'Times New Roman', Times, serif", kind: "serif" },
  {
    name: "Palatino",
    value: "'Palatino Linotype', Palatino, 'Book Antiqua', serif",
    kind: "serif",
  },
  { name: "Garamond", value: "Garamond, 'Times New Roman', serif", kind: "serif" },
  { name: "Courier New", value: "'Courier New', Courier, monospace", kind: "mono" },
  { name: "Lucida Console", value: "'Lucida Console', Monaco, monospace", kind: "mono" },
  { name: "Impact", value: "Impact, 'Arial Narrow Bold', sans-serif", kind: "display" },
];

/** The families of a stack, without quotes. */
export function familiesOf(stack: string): string[] {
  return stack
    .split(",")
    .map((family) => family.trim().replace(/^["']|["']$/g, ""))
    .filter(Boolean);
}

/** The stack of a web font: itself, then what stands in for it where it does not load. */
export function stackOf(font: string, fallback = "Helvetica, Arial, sans-serif"): string {
  return `${/[^A-Za-z0-9-]/.test(font) ? `'${font}'` : font}, ${fallback}`;
}

/** The name to show for a stack: its first family. */
export function stackName(stack: string): string {
  const same = familiesOf(stack).join(",").toLowerCase();
  const known = SAFE_STACKS.find(({ value }) => familiesOf(value).join(",").toLowerCase() === same);
  return known?.name ?? familiesOf(stack)[0] ?? stack;
}

/** Whether the last family is one that every client has. */
export function hasFallback(stack: string): boolean {
  return /(?:^|,)\s*(?:sans-serif|serif|monospace|cursive|fantasy|system-ui)\s*$/i.test(stack);
}
