export type SourceKind = "mjml" | "html";

/** MJML or HTML, by its first element; null when it is neither. */
export function detectKind(source: string): SourceKind | null {
  const text = source.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|\{[{%][\s\S]*?[%}]\}/g, "");
  const first = /<([a-z!][\w-]*)/i.exec(text)?.[1]?.toLowerCase();
  if (!first) {
    return null;
  }
  return first === "mjml" || first.startsWith("mj-") ? "mjml" : "html";
}

const TAG = /\{[{%]|\*\|/;

/** A name for the template, from what the source says of itself; none when that has variables. */
export function detectName(source: string): string {
  const title = /<(?:mj-)?title[^>]*>([^<]{1,120})</i.exec(source)?.[1] ?? "";
  return TAG.test(title) ? "" : title.replace(/\s+/g, " ").trim();
}
