/** Where inside a template tag a cursor stands, and which names loops have brought there. */

export interface LiquidPlace {
  readonly kind: "filter" | "path" | "tag";
  /** Where the word that is being written starts. */
  readonly from: number;
  /** For a path: what stands before its last dot, loop names replaced by what they run over. */
  readonly parent: string;
  /** Names given by loops and assignments before the cursor, and the path each stands for. */
  readonly names: ReadonlyMap<string, string>;
  readonly inside: "output" | "tag";
}

const NAMING =
  /\{%-?\s*(?:for\s+([\w-]+)\s+in\s+([\w.[\]-]+)|assign\s+([\w-]+)\s*=\s*([\w.[\]-]+)|(endfor))/g;
const PATH = /[A-Za-z_][\w.[\]-]*$/;
const TAKES_PATH = new Set(
  "if elsif unless case when in and or contains cycle tablerow = == != < > <= >=".split(" "),
);

/** `path` with the name of a loop or an assignment replaced by what it stands for. */
function resolved(path: string, names: ReadonlyMap<string, string>): string {
  const [head = "", ...rest] = path.split(".");
  const target = names.get(head.replace(/\[[^\]]*\]/g, ""));
  return target === undefined ? path : [target, ...rest].join(".");
}

/** The names that are known at the end of a text. */
function namesIn(text: string): Map<string, string> {
  const names = new Map<string, string>();
  const loops: string[] = [];
  for (const [, item, list, name, value, end] of text.matchAll(NAMING)) {
    if (item !== undefined && list !== undefined) {
      names.set(item, `${resolved(list, names)}[]`);
      loops.push(item);
    } else if (name !== undefined && value !== undefined) {
      names.set(name, resolved(value, names));
    } else if (end !== undefined) {
      const over = loops.pop();
      if (over !== undefined) names.delete(over);
    }
  }
  return names;
}

/** Where the tag that is open at the end of a text starts, if one is. */
function openTag(text: string): number | undefined {
  const start = Math.max(text.lastIndexOf("{{"), text.lastIndexOf("{%"));
  if (start < 0) return undefined;
  const inside = text.slice(start + 2);
  return /\}\}|%\}/.test(inside) ? undefined : start;
}

const insideQuotes = (text: string): boolean =>
  (text.replace(/"[^"]*"|'[^']*'/g, "").match(/["']/g) ?? []).length > 0;

function kindAt(before: string, output: boolean): LiquidPlace["kind"] | undefined {
  const trimmed = before.trimEnd();
  if (trimmed.endsWith("|")) return "filter";
  if (trimmed === "" || trimmed === "-") return output ? "path" : "tag";
  if (/[:,]$/.test(trimmed)) return "path";
  if (output) return undefined;
  const last = trimmed.split(/\s+/).at(-1) ?? "";
  return TAKES_PATH.has(last) ? "path" : undefined;
}

/** The place of `position` inside a template tag, or nothing when it stands outside of all. */
export function liquidPlace(source: string, position: number): LiquidPlace | undefined {
  const text = source.slice(0, position);
  const start = openTag(text);
  if (start === undefined) return undefined;
  const inside = text.slice(start + 2);
  if (insideQuotes(inside)) return undefined;
  const output = text[start + 1] === "{";
  const word = PATH.exec(inside)?.[0] ?? "";
  const before = inside.slice(0, inside.length - word.length);
  const kind = kindAt(before, output);
  if (kind === undefined) return undefined;
  const names = namesIn(text.slice(0, start));
  const dot = kind === "path" ? word.lastIndexOf(".") : -1;
  return {
    kind,
    from: position - word.length + dot + 1,
    parent: dot < 0 ? "" : resolved(word.slice(0, dot), names),
    names,
    inside: output ? "output" : "tag",
  };
}
