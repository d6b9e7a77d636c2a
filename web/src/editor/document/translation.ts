// How far a document is translated: which words have a translation, and which of them changed since.
import { fallbacks } from "./locales";
import { allBlocks, type Block, type Document, isStyled, isWorded } from "./model";

/** `stale`: the words of the base language changed since they were translated. */
export type Standing = "missing" | "stale" | "translated";

/** The document itself, beside the ids of blocks: its subject and its preheader. */
export const EMAIL = "@document";

export interface Word {
  /** A block, or `EMAIL`. */
  readonly id: string;
  readonly field: string;
  readonly standing: Standing;
}

// what a reader reads; where a link leads and which picture is shown may stay the same
const READ: readonly string[] = ["alt", "title"];
const LETTER = /\p{L}/u;
const LIQUID = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g;

/** Everything that is read in an email, and how it stands in a locale. */
export function wordsIn(document: Document, locale: string): Word[] {
  const own = [...allBlocks(document.children ?? [])].flatMap((block) => wordsOf(block, locale));
  return [...wordsOfEmail(document, locale), ...own];
}

/** The words of one block, and how they stand. */
export function wordsOf(block: Block, locale: string): Word[] {
  const found: Word[] = [];
  const body = bodyOf(block);
  if (body && isRead(body.value)) {
    const standing = standingOf(block, locale, ["text", "html"], body.value);
    found.push({ id: block.id, field: "body", standing });
  }
  const values: Readonly<Record<string, string>> =
    block.type === "mjml" ? (block.attrs ?? {}) : isStyled(block) ? (block.props ?? {}) : {};
  for (const field of READ.filter((name) => isRead(values[name]))) {
    const standing = standingOf(block, locale, [field], values[field]);
    found.push({ id: block.id, field, standing });
  }
  return found;
}

/** What a translation of these words is made of: eight signs that change when the words do. */
export function hashOf(words: unknown): string {
  const text = typeof words === "string" ? words : canonical(words);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** The words of the base language behind a field of a translation. */
export function baseOf(block: Block, field: string): unknown {
  if (field === "text" || field === "html") {
    return bodyOf(block)?.value;
  }
  if (block.type === "mjml") {
    return block.attrs?.[field];
  }
  return isStyled(block) ? block.props?.[field] : undefined;
}

function bodyOf(block: Block): { value: unknown } | null {
  if (isWorded(block)) {
    return { value: block.text ?? block.html ?? "" };
  }
  const html = "html" in block ? block.html : undefined;
  return html ? { value: html } : null;
}

function isRead(value: unknown): boolean {
  const text = typeof value === "string" ? value.replace(/<[^>]*>/g, " ") : textIn(value);
  return LETTER.test(text.replace(LIQUID, " ").replace(/&[a-z]+;/gi, " "));
}

function textIn(node: unknown): string {
  const { text, content = [] } = (node ?? {}) as { text?: string; content?: unknown[] };
  return text ?? content.map(textIn).join(" ");
}

type Hashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

function standingOf(
  owner: { i18n?: unknown; translatedFrom?: Hashes },
  locale: string,
  fields: readonly string[],
  base: unknown,
): Standing {
  const given = (owner.i18n ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  for (const name of fallbacks(locale).reverse()) {
    const own = Object.keys(given).find((one) => one.toLowerCase() === name.toLowerCase());
    const field = own && fields.find((one) => given[own]?.[one] != null);
    if (own && field) {
      const hash = owner.translatedFrom?.[own]?.[field];
      const copied = hash === undefined && canonical(given[own]?.[field]) === canonical(base);
      const changed = hash !== undefined && hash !== hashOf(base);
      return copied ? "missing" : changed ? "stale" : "translated";
    }
  }
  return "missing";
}

function wordsOfEmail({ meta }: Document, locale: string): Word[] {
  const fields = ["subject", "preheader"] as const;
  return fields
    .filter((field) => isRead(meta?.[field]))
    .map((field) => ({
      id: EMAIL,
      field,
      standing: standingOf(meta ?? {}, locale, [field], meta?.[field]),
    }));
}

/** The same text for the same value, whatever the order of its names. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${pairs.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "";
}
