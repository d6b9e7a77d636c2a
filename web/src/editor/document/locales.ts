// A document in one locale: sparse overlays of words, with fallback to less specific ones.
import { type Block, type Document, inside, isStyled, isWorded, type Rich } from "./model";
import { ATTRIBUTE_OF_PROP } from "./specification";

/** The locales whose overlays apply, weakest first: `de-AT` takes `de`, then `de-AT`. */
export function fallbacks(locale: string): string[] {
  const parts = locale.split("-");
  return parts.map((_, count) => parts.slice(0, count + 1).join("-"));
}

/** The document with the overlays of a locale laid over its words; itself when there is none. */
export function localized(document: Document, locale: string | null): Document {
  if (!locale) {
    return document;
  }
  const names = fallbacks(locale).map((name) => name.toLowerCase());
  const meta = { ...document.meta };
  for (const words of overlaysOf(document.meta?.i18n, names)) {
    for (const field of ["subject", "preheader", "title", "dir"] as const) {
      const value = words[field];
      if (value !== null && value !== undefined) {
        Object.assign(meta, { [field]: value });
      }
    }
  }
  const text = overlaysOf(document.plainText?.i18n, names).at(-1);
  return {
    ...document,
    meta: { ...meta, lang: locale },
    plainText: { ...document.plainText, ...(text === undefined ? {} : { body: text }) },
    children: (document.children ?? []).map((block) => laidOver(block, names)),
  };
}

function overlaysOf<T>(byLocale: Readonly<Record<string, T>> | undefined, names: string[]): T[] {
  const known = new Map(
    Object.entries(byLocale ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return names.flatMap((name) => {
    const found = known.get(name);
    return found === undefined ? [] : [found];
  });
}

function laidOver<B extends Block>(block: B, names: string[]): B {
  const children = inside(block).map((child) => laidOver(child, names));
  const own = { ...block } as Block;
  if (own.type === "social") {
    Object.assign(own, { items: children });
  } else if ("children" in own) {
    Object.assign(own, { children });
  }
  for (const words of overlaysOf(block.i18n, names)) {
    for (const [field, value] of Object.entries(words)) {
      set(own, field, value);
    }
  }
  return own as B;
}

/** Lays one field over; what a block does not have is the server's to refuse. */
function set(block: Block, field: string, value: unknown): void {
  if (field === "text" && isWorded(block)) {
    Object.assign(block, { text: value as Rich, html: null });
  } else if (typeof value !== "string" || field === "plainText") {
    return; // the text part is the server's
  } else if (field === "html" && isWorded(block)) {
    Object.assign(block, { html: value, text: null });
  } else if (field === "html" && (block.type === "html" || block.type === "mjml")) {
    block.html = value;
  } else if (field === "html" && block.type === "table") {
    block.html = value;
  } else if (isStyled(block) && ATTRIBUTE_OF_PROP.get(block.type)?.has(field)) {
    block.props = { ...block.props, [field]: value };
  } else if (block.type === "mjml") {
    block.attrs = { ...block.attrs, [field]: value };
  }
}
