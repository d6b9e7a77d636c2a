// Note of which words a translation was made, so that it can be seen when those change.
import type { LiveBlock } from "../../live/blocks";
import type { LiveDocument } from "../../live/liveDocument";
import type { Document } from "../../model";
import { baseOf, EMAIL, hashOf } from "../../translation";
import { setPartField } from "../setPart";

/** From now on the translations of these fields belong to the words of the base as they are. */
export function noteTranslated(
  live: LiveDocument,
  id: string,
  fields: readonly string[],
  locale: string,
): void {
  const block = id === EMAIL ? undefined : live.blocks.get(id);
  const read = block && live.read(id);
  if (!block || !read) {
    return;
  }
  const before = (block.get(`translatedFrom@${locale}`) ?? {}) as Readonly<Record<string, string>>;
  const hashes = { ...before };
  for (const field of fields) {
    if (block.has(`${field}@${locale}`)) {
      hashes[field] = hashOf(baseOf(read, field));
    } else {
      delete hashes[field];
    }
  }
  if (JSON.stringify(hashes) !== JSON.stringify(before)) {
    live.change(() => setHashes(block, locale, hashes));
  }
}

/** Every translation of these blocks, and of subject and preheader, belongs to the words of now. */
export function markUpToDate(live: LiveDocument, ids: readonly string[], locale: string): void {
  live.change(() => {
    for (const id of ids) {
      if (id === EMAIL) {
        noteMetaTranslated(live, locale);
      } else {
        noteTranslated(live, id, fieldsIn(live.blocks.get(id), locale), locale);
      }
    }
  });
}

/** The same for subject, preheader and title. */
export function noteMetaTranslated(
  live: LiveDocument,
  locale: string,
  fields: readonly ("subject" | "preheader" | "title")[] = ["subject", "preheader", "title"],
): void {
  const meta: NonNullable<Document["meta"]> = live.project().meta ?? {};
  const hashes = { ...meta.translatedFrom?.[locale] };
  for (const field of fields) {
    if (meta.i18n?.[locale]?.[field] != null) {
      hashes[field] = hashOf(meta[field] ?? "");
    } else {
      delete hashes[field];
    }
  }
  const { [locale]: _, ...rest } = meta.translatedFrom ?? {};
  const next = Object.keys(hashes).length > 0 ? { ...rest, [locale]: hashes } : rest;
  const empty = Object.keys(next).length === 0;
  setPartField(live, ["meta", "translatedFrom"], empty ? undefined : next);
}

function fieldsIn(block: LiveBlock | undefined, locale: string): string[] {
  const end = `@${locale}`;
  return [...(block?.keys() ?? [])]
    .filter((key) => key.endsWith(end) && key !== `translatedFrom${end}`)
    .map((key) => key.slice(0, -end.length));
}

function setHashes(block: LiveBlock, locale: string, hashes: Record<string, string>): void {
  const key = `translatedFrom@${locale}`;
  if (Object.keys(hashes).length > 0) {
    block.set(key, hashes);
  } else {
    block.delete(key);
  }
}
