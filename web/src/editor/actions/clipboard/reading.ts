// Whatever is pasted, as blocks of this email, and what could not be taken.
import { api } from "@/lib/server/api";
import { newId, withNewIds } from "../../document/ids";
import { type Block, type Document, inside } from "../../document/model";
import { type Clip, parcelIn } from "./clip";
import { unpacked } from "./parcel";
import { readHtml } from "./readingHtml";
import { imageBlock, kindOf, textBlock, wholeMjml } from "./readingText";

export interface Pasted {
  readonly blocks: readonly Block[];
  /** What was left out, each as a few words. */
  readonly refused: readonly string[];
}

interface Parsed {
  readonly document: Document;
  readonly report: {
    readonly lines: readonly { readonly level: string; readonly message: string }[];
  };
}

interface Cleaned {
  readonly html: string;
  readonly removed: readonly { readonly what: string }[];
}

/** Asks the server for what only the engine can read: MJML, and HTML that stays HTML. */
export async function readPasted(clip: Clip, document: Document): Promise<Pasted> {
  const parcel = parcelIn(clip);
  if (parcel) {
    return { blocks: unpacked(parcel, document), refused: [] };
  }
  const kind = kindOf(clip.plain);
  if (kind === "mjml") {
    return fromMjml(clip.plain);
  }
  if (kind === "image") {
    return { blocks: [imageBlock(clip.plain)], refused: [] };
  }
  const html = kind === "html" ? clip.plain : clip.html;
  if (html.trim() !== "") {
    const read = await fromHtml(html);
    if (read.blocks.length > 0 || clip.plain.trim() === "") {
      return read;
    }
  }
  return { blocks: clip.plain.trim() === "" ? [] : [textBlock(clip.plain)], refused: [] };
}

async function fromMjml(source: string): Promise<Pasted> {
  const { mjml, depth } = wholeMjml(source);
  const { document, report } = await api.post<Parsed>("/api/engine/document", { body: { mjml } });
  let blocks: readonly Block[] = document.children ?? [];
  for (let level = 0; level < depth; level += 1) {
    blocks = blocks.flatMap((block) => inside(block));
  }
  const refused = report.lines
    .filter((line) => line.level === "removed" || line.level === "warning")
    .map((line) => line.message);
  return { blocks: withNewIds(blocks, newId), refused };
}

async function fromHtml(source: string): Promise<Pasted> {
  const { blocks, refused } = readHtml(source);
  const left = new Set(refused);
  const cleaned = await Promise.all(
    blocks.map(async (block): Promise<Block> => {
      if (block.type !== "html") {
        return block;
      }
      const { html, removed } = await sanitized(block.html);
      for (const { what } of removed) {
        left.add(what);
      }
      return { ...block, html };
    }),
  );
  const full = cleaned.filter((block) => block.type !== "html" || block.html.trim() !== "");
  return { blocks: full, refused: [...left] };
}

const sanitized = (html: string) => api.post<Cleaned>("/api/engine/sanitize", { body: { html } });
