const TAG = /\{%[\s\S]*?%\}/g;
const OUTPUT = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const FALLBACK = /\|\s*default:\s*(?:"([^"]*)"|'([^']*)')/;
const PATH = /^[A-Za-z_][\w-]*(?:\.[\w-]+|\[[^\]]*\])*/;

/** The last name of a path in words: `sale.ends_on` is "ends on". */
function asWords(path: string): string {
  const names = path.split(/[.[\]]+/).filter((name) => name && !/^["'\d]/.test(name));
  return (names.at(-1) ?? path).replace(/[_-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2");
}

/** A subject as it reads in a list: variables by name, tags and filters left out. */
export function readableSubject(subject: string): string {
  return subject
    .replace(TAG, "")
    .replace(OUTPUT, (_, inner: string) => {
      const fallback = FALLBACK.exec(inner);
      const path = PATH.exec(inner)?.[0];
      return fallback?.[1] ?? fallback?.[2] ?? (path ? `[${asWords(path)}]` : "[…]");
    })
    .replace(/\s+/g, " ")
    .trim();
}
