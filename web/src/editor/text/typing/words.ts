// Whose words are typed: the block in the shown locale, and the shared text that holds its words.
import * as Y from "yjs";
import type { LiveDocument } from "@/editor/document/live/liveDocument";
import { localized } from "@/editor/document/locales";
import { allBlocks, type Block, type Document, isWorded, type Rich } from "@/editor/document/model";

/** The block as the locale shows it. */
export function shownBlock(document: Document, id: string, locale: string | null): Block | null {
  for (const block of allBlocks(localized(document, locale).children ?? [])) {
    if (block.id === id) {
      return block;
    }
  }
  return null;
}

/** The words of a block as the locale shows them; null when they are HTML. */
export function shownWords(block: Block): Rich | null {
  if (!isWorded(block) || (block.html !== null && block.html !== undefined && !block.text)) {
    return null;
  }
  return block.text ?? { type: "doc", content: [] };
}

/** The shared text of a block's own words in a locale; null while it has none of its own. */
export function ownWords(live: LiveDocument, id: string, locale: string | null) {
  const block = live.blocks.get(id);
  const key = locale ? overlayKey(block, locale) : "text";
  const words = block?.get(key);
  return words instanceof Y.XmlFragment ? words : null;
}

/** The name under which a block keeps its words in a locale: as somebody wrote it before. */
function overlayKey(block: Y.Map<unknown> | undefined, locale: string): string {
  const wanted = `text@${locale}`.toLowerCase();
  const found = [...(block?.keys() ?? [])].find((key) => key.toLowerCase() === wanted);
  return found ?? `text@${locale}`;
}

/** Whether words are one paragraph, as on a button. */
export function fitsOneLine({ content = [] }: Rich): boolean {
  return content.length === 0 || (content.length === 1 && content[0]?.type === "paragraph");
}
