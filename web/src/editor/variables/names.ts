/** What a variable may be called. */

const STEP = String.raw`[A-Za-z_][A-Za-z0-9_]*(?:\[\])?`;
const NAME = new RegExp(String.raw`^${STEP}(?:\.${STEP})*$`);

/** What is wrong with a name, as a sentence; nothing when it is right. */
export function nameProblem(name: string, others: readonly string[]): string | undefined {
  if (name === "") {
    return "A variable needs a name.";
  }
  if (!NAME.test(name)) {
    return "Use letters, digits and _, with dots between steps and [] behind a list: order.items[].price";
  }
  return others.includes(name) ? "There is a variable of this name already." : undefined;
}

/** A first name for a new variable. */
export function newName(others: readonly string[]): string {
  let name = "variable";
  for (let count = 2; others.includes(name); count += 1) {
    name = `variable_${count}`;
  }
  return name;
}

/** A default as it is written in a field. */
export function defaultText(value: unknown): string {
  if (value === null || value === undefined) {
    return "";
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

type Read = { readonly value: unknown } | { readonly problem: string };

/** A default as it was written in a field, for a type; an empty field means none. */
export function readDefault(text: string, type: string): Read {
  if (text.trim() === "") {
    return { value: null };
  }
  if (type === "number") {
    const value = Number(text.replace(",", "."));
    return Number.isFinite(value) ? { value } : { problem: "This is not a number." };
  }
  if (type === "list" || type === "object") {
    try {
      const value: unknown = JSON.parse(text);
      const fits = type === "list" ? Array.isArray(value) : isGroup(value);
      return fits
        ? { value }
        : { problem: `Write a ${type === "list" ? "list" : "group"} as JSON.` };
    } catch {
      return { problem: "This is not JSON." };
    }
  }
  return { value: text };
}

const isGroup = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
