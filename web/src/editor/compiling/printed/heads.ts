// What stands around the blocks, written with all of it: head, body and the root itself.
import type { Document, Theme } from "../../document/model";
import { kebab } from "../../document/specification";
import { type Element, element } from "../elements";
import { escapeTextAroundLiquid, stripped } from "../escaping";
import { bare, hashesOf, isNothing, isPlain, type Json, jsonOf, type Texts } from "./values";

type Meta = NonNullable<Document["meta"]>;
type MetaWords = NonNullable<Meta["i18n"]>[string];

const WRITTEN: ReadonlySet<string> = new Set(
  [
    "schemaVersion kind meta body breakpoint theme preamble head htmlAttributes locales plainText",
    "children frame",
  ].flatMap((names) => names.split(" ")),
);
const META: ReadonlySet<string> = new Set(
  "subject preheader title lang dir i18n translatedFrom".split(" "),
);
const THEME: ReadonlySet<string> = new Set(
  "tokens darkTokens defaults presets childPresets fonts css".split(" "),
);
const INCLUDE = "mj-include";

/** The whole document as an `mjml` element around the elements of its blocks. */
export function rootOf(document: Document, blocks: Element[]): Element {
  return new Parts(document).root(blocks);
}

/** The parts of a document; what cannot be written part by part stands together as JSON. */
class Parts {
  readonly #document: Document;
  readonly #meta: Meta;
  readonly #theme: Theme;
  readonly #apart: ReadonlyMap<string, unknown>;

  constructor(document: Document) {
    this.#document = document;
    this.#meta = document.meta ?? {};
    this.#theme = document.theme ?? {};
    this.#apart = new Map([...this.#unknown(), ...this.#unfit()]);
  }

  root(blocks: Element[]): Element {
    const { preamble, body: props = {} } = this.#document;
    const attributes = new Map(Object.entries(props).map(([prop, one]) => [kebab(prop), one]));
    const body = element("mj-body", attributes, { children: blocks });
    const head = [...this.#head()];
    const children: Element[] = [];
    if (preamble && !this.#apart.has("preamble")) {
      children.push(element("mj-raw", pairs({ position: "file-start" }), { body: preamble }));
    }
    if (head.length > 0) {
      children.push(element("mj-head", undefined, { children: head }));
    }
    return element("mjml", new Map(this.#attributes()), { children: [...children, body] });
  }

  *#attributes(): Generator<[string, string]> {
    for (const name of ["lang", "dir"] as const) {
      const value = this.#meta[name];
      if (typeof value === "string") {
        yield [name, value];
      }
    }
    yield ["c-version", String(this.#document.schemaVersion ?? 1)];
    if (this.#document.locales?.length) {
      yield ["c-locales", this.#document.locales.join(" ")];
    }
    if (this.#apart.size > 0) {
      yield ["c-data", jsonOf(Object.fromEntries(this.#apart))];
    }
  }

  *#unknown(): Generator<[string, unknown]> {
    const wholes: [ReadonlySet<string>, string, object][] = [
      [WRITTEN, "", this.#document],
      [META, "meta.", this.#meta],
      [THEME, "theme.", this.#theme],
    ];
    for (const [names, prefix, whole] of wholes) {
      for (const [name, value] of Object.entries(bare(whole))) {
        if (!names.has(name)) {
          yield [`${prefix}${name}`, value];
        }
      }
    }
  }

  *#unfit(): Generator<[string, unknown]> {
    const { preamble = "", head = [], htmlAttributes = [], plainText = {} } = this.#document;
    const { defaults = {}, presets = {}, childPresets = {}, fonts = [], css = [] } = this.#theme;
    const { translatedFrom = {}, i18n = {} } = this.#meta;
    const written = arePresets(presets, childPresets);
    const parts: [string, unknown, boolean][] = [
      ["preamble", preamble, isPlain(preamble)],
      ["head", head, head.every((html) => html !== "" && isPlain(html))],
      ["htmlAttributes", htmlAttributes, htmlAttributes.every(isRule)],
      ["plainText", bare(plainText, { mode: "auto" }), hasWords(plainText)],
      ["meta.translatedFrom", translatedFrom, hasWords({ translatedFrom, i18n })],
      ["theme.defaults", defaults, !("mj-class" in defaults || INCLUDE in defaults)],
      ["theme.presets", presets, written],
      ["theme.childPresets", childPresets, written],
      ["theme.fonts", fonts, new Set(fonts.map((font) => font.name)).size === fonts.length],
      ["theme.css", css, css.every((sheet) => sheet.css !== "" && isPlain(sheet.css))],
    ];
    for (const [part, value, fits] of parts) {
      if (!fits && value && !isNothing(value)) {
        yield [part, Array.isArray(value) ? value.map(bareOne) : value];
      }
    }
  }

  *#head(): Generator<Element> {
    yield* this.#titles();
    yield* this.#plainTexts();
    if (typeof this.#document.breakpoint === "string") {
      yield element("mj-breakpoint", pairs({ width: this.#document.breakpoint }));
    }
    if (!this.#apart.has("theme.fonts")) {
      for (const { name, href = "" } of this.#theme.fonts ?? []) {
        yield element("mj-font", pairs({ name, href }));
      }
    }
    yield* this.#tokens();
    yield* this.#looks();
    if (!this.#apart.has("head")) {
      for (const body of this.#document.head ?? []) {
        yield element("mj-raw", undefined, { body });
      }
    }
  }

  *#titles(): Generator<Element> {
    const { subject, preheader, title, i18n = {} } = this.#meta;
    const hashes = this.#apart.has("meta.translatedFrom") ? {} : (this.#meta.translatedFrom ?? {});
    if (subject || typeof title === "string") {
      yield titleOf(this.#meta, []);
    }
    for (const [locale, words] of Object.entries(i18n)) {
      const more: [string, string][] = words.dir ? [["c-dir", words.dir]] : [];
      const from = hashes[locale];
      yield titleOf(
        words,
        [...more, ...(from ? [["c-from", hashesOf(from)] as const] : [])],
        locale,
      );
    }
    if (preheader) {
      yield wordsOf("mj-preview", "c-preheader", preheader);
    }
    for (const [locale, words] of Object.entries(i18n)) {
      if (typeof words.preheader === "string") {
        yield wordsOf("mj-preview", "c-preheader", words.preheader, locale);
      }
    }
  }

  *#plainTexts(): Generator<Element> {
    const { mode = "auto", body, i18n = {}, translatedFrom = {} } = this.#document.plainText ?? {};
    if (this.#apart.has("plainText")) {
      return;
    }
    const manual = mode === "auto" ? {} : { "c-mode": mode };
    if (typeof body === "string") {
      yield textOf(body, manual);
    } else if (mode !== "auto") {
      yield element("mj-plain-text", pairs({ ...manual, "c-words": "none" }));
    }
    for (const [locale, text] of Object.entries(i18n)) {
      const from = translatedFrom[locale];
      yield textOf(text, {
        "c-locale": locale,
        ...(from === undefined ? {} : { "c-from": from }),
      });
    }
  }

  *#tokens(): Generator<Element> {
    const { tokens = {}, darkTokens = {} } = this.#theme;
    const names = new Set([...Object.keys(tokens), ...Object.keys(darkTokens)]);
    const children = [...names].map((name) => {
      const [value, dark] = [tokens[name], darkTokens[name]];
      const light = value === undefined ? {} : { value };
      return element(
        "mj-token",
        pairs({ name, ...light, ...(dark === undefined ? {} : { dark }) }),
      );
    });
    if (children.length > 0) {
      yield element("mj-tokens", undefined, { children });
    }
  }

  *#looks(): Generator<Element> {
    const { defaults = {}, css = [] } = this.#theme;
    const children = this.#apart.has("theme.defaults")
      ? []
      : Object.entries(defaults).map(([tag, values]) => element(tag, pairs(values)));
    if (!this.#apart.has("theme.presets")) {
      children.push(...this.#presets());
    }
    if (children.length > 0) {
      yield element("mj-attributes", undefined, { children });
    }
    const rules = this.#document.htmlAttributes ?? [];
    if (rules.length > 0 && !this.#apart.has("htmlAttributes")) {
      yield element("mj-html-attributes", undefined, { children: rules.map(selectorOf) });
    }
    for (const sheet of this.#apart.has("theme.css") ? [] : css) {
      const inline = sheet.inline ? pairs({ inline: "inline" }) : undefined;
      yield element("mj-style", inline, { body: sheet.css });
    }
  }

  #presets(): Element[] {
    const { presets = {}, childPresets = {} } = this.#theme;
    return Object.entries(presets).map(([name, values]) => {
      const children = Object.entries(childPresets[name] ?? {}).map(([tag, own]) =>
        element(tag, pairs(own)),
      );
      return element("mj-class", pairs({ name, ...values }), { children });
    });
  }
}

/** A font or a stylesheet without what stands at its default. */
function bareOne(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const { inline, href, ...own } = value as { inline?: boolean; href?: string };
  return { ...own, ...(inline ? { inline } : {}), ...(href ? { href } : {}) };
}

function titleOf(
  words: MetaWords,
  more: readonly (readonly [string, string])[],
  locale?: string,
): Element {
  const own = wordsOf("mj-title", "c-subject", words.subject ?? null, locale);
  const title = typeof words.title === "string" ? [["c-title", words.title] as const] : [];
  return { ...own, attributes: new Map([...own.attributes, ...title, ...more]) };
}

/** A line of words; where it is not read as written between tags, it stands in an attribute. */
function wordsOf(tag: string, attribute: string, text: string | null, locale?: string): Element {
  const body = escapeTextAroundLiquid(text ?? "");
  const plain = Boolean(text) && isPlain(body);
  const apart = !plain && text !== null && (text !== "" || locale !== undefined);
  const given = {
    ...(locale === undefined ? {} : { "c-locale": locale }),
    ...(apart ? { [attribute]: text } : {}),
  };
  return element(tag, pairs(given), { body: plain ? body : null });
}

function textOf(body: string, given: Texts): Element {
  return body !== "" && isPlain(body)
    ? element("mj-plain-text", pairs(given), { body })
    : element("mj-plain-text", pairs({ ...given, "c-html": body }));
}

type Rule = NonNullable<Document["htmlAttributes"]>[number];

function selectorOf(rule: Rule): Element {
  const children = Object.entries(rule.attributes).map(([name, value]) =>
    element("mj-html-attribute", pairs({ name }), { body: escapeTextAroundLiquid(value) }),
  );
  return element("mj-selector", pairs({ path: rule.selector }), { children });
}

function isRule(rule: Rule): boolean {
  const values = Object.values(rule.attributes);
  return (
    values.length > 0 &&
    rule.selector === stripped(rule.selector) &&
    values.every((value) => isPlain(escapeTextAroundLiquid(value)))
  );
}

/** Whether all translations that are said to be made of some words are there. */
function hasWords(part: { translatedFrom?: Json; i18n?: Json }): boolean {
  return Object.keys(part.translatedFrom ?? {}).every((locale) => locale in (part.i18n ?? {}));
}

function arePresets(
  presets: Readonly<Record<string, Texts>>,
  below: Readonly<Record<string, Readonly<Record<string, Texts>>>>,
): boolean {
  return (
    Object.values(presets).every((values) => !("name" in values)) &&
    Object.keys(below).every((name) => name in presets) &&
    Object.values(below).every((tags) => !isNothing(tags) && !(INCLUDE in tags))
  );
}

function pairs(values: Texts): ReadonlyMap<string, string> {
  return new Map(Object.entries(values));
}
