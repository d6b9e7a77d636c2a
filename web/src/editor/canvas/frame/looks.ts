// What the frame needs to know of a document beside its HTML: its fonts, and which blocks are empty.
import { type Block, type Document, inside } from "../../document/model";
import type { Fonts } from "./cleaning";

/** Whose stylesheets are nothing but fonts, wherever an email names them. */
const FOUNDRIES: ReadonlySet<string> = new Set([
  "fonts.googleapis.com",
  "fonts.bunny.net",
  "use.typekit.net",
  "p.typekit.net",
  "fast.fonts.net",
  "cloud.typography.com",
  "api.fontshare.com",
]);

export function fontsOf(document: Document): Fonts {
  const named = new Set((document.theme?.fonts ?? []).map((font) => plain(font.href ?? "")));
  return (href) => {
    const url = URL.parse(href, "https://nowhere.invalid");
    const secure = url?.protocol === "https:";
    return secure && (FOUNDRIES.has(url.hostname) || (href !== "" && named.has(plain(href))));
  };
}

/** An address as it is, however much of it was written in percent. */
function plain(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Room in blocks that hold nothing yet, so that they are seen and something can be put in. */
export function roomCss(blocks: readonly Block[]): string {
  return emptyBlocks(blocks)
    .map((id) => `.b-${CSS.escape(id)} { min-height: 88px }`)
    .join("\n");
}

/** Rows and heroes without any content: their columns, or they themselves when they have none. */
export function emptyBlocks(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    const children = inside(block);
    if (block.type === "section" || block.type === "group") {
      const columns = children.filter((child) => child.type === "column");
      const empty =
        columns.length === children.length &&
        columns.every((column) => inside(column).length === 0);
      return empty ? columns.map((column) => column.id) : emptyBlocks(children);
    }
    const holds = block.type === "wrapper" || block.type === "hero";
    return holds && children.length === 0 ? [block.id] : emptyBlocks(children);
  });
}
