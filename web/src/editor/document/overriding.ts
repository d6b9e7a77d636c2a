// What one place says differently than the synced block it stands for: the engine's twin.
import { type Block, isStyled, isWorded } from "./model";
import { ATTRIBUTE_OF_PROP } from "./specification";

/** Fields of one child in one place: words, props, and `hidden`, `dark`, `mobile`, `i18n`. */
export type Override = Readonly<Record<string, unknown>>;

// what is said: said otherwise here, it is not said as before in another language or on phones
const SAID: ReadonlySet<string> = new Set([
  "text",
  "html",
  "href",
  "src",
  "alt",
  "title",
  "srcset",
]);
const LAYERS = ["dark", "mobile"] as const;

type Fields = Record<string, unknown>;

export function isHidden(fields: Override): boolean {
  return fields["hidden"] === true;
}

/** The block as one place wants it; what it cannot have is left out. */
export function overridden<B extends Block>(block: B, fields: Override): B {
  const known = Object.entries(fields).filter(([name, value]) => fits(block, name, value));
  const own = withoutSaid(block, new Set(known.map(([name]) => name)));
  for (const [name, value] of known.sort(([one], [other]) => (one < other ? -1 : 1))) {
    set(own, name, value);
  }
  for (const layer of LAYERS) {
    layOver(own, layer, fields[layer]);
  }
  translate(own, fields["i18n"]);
  return trimmed(own);
}

/** Whether a block can have a field with such a value. */
export function fits(block: Block, name: string, value: unknown): boolean {
  if (name === "text") {
    return isWorded(block) && isRecord(value) && (value["type"] ?? "doc") === "doc";
  }
  if (typeof value !== "string") {
    return false;
  }
  if (name === "html") {
    return isWorded(block) || ["html", "mjml", "table"].includes(block.type);
  }
  if (block.type === "mjml") {
    return name in (block.attrs ?? {});
  }
  return isStyled(block) && (ATTRIBUTE_OF_PROP.get(block.type)?.has(name) ?? false);
}

function withoutSaid<B extends Block>(block: B, known: ReadonlySet<string>): B {
  const said = new Set([...SAID].filter((name) => known.has(name)));
  if (said.has("text") || said.has("html")) {
    said.add("text").add("html");
  }
  const kept = (values: object | undefined | null) =>
    Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !said.has(name)));
  const own: Fields = { ...block };
  own["i18n"] = Object.fromEntries(
    Object.entries(block.i18n ?? {})
      .map(([locale, words]) => [locale, kept(words)] as const)
      .filter(([, words]) => Object.keys(words).length > 0),
  );
  for (const layer of LAYERS) {
    own[layer] = kept(block[layer]);
  }
  return own as B;
}

function set(block: Block, name: string, value: unknown): void {
  const own = block as Fields;
  if (name === "text") {
    own["text"] = value;
    delete own["html"];
  } else if (name === "html") {
    own["html"] = value;
    if (isWorded(block)) {
      delete own["text"];
    }
  } else {
    const held = block.type === "mjml" ? "attrs" : "props";
    own[held] = { ...(own[held] as object | undefined), [name]: value };
  }
}

function layOver(block: Block, layer: (typeof LAYERS)[number], values: unknown): void {
  if (!isStyled(block) || !isRecord(values)) {
    return;
  }
  const table = ATTRIBUTE_OF_PROP.get(block.type);
  const fitting = Object.entries(values).filter(
    ([name, value]) => table?.has(name) && typeof value === "string",
  );
  (block as Fields)[layer] = { ...block[layer], ...Object.fromEntries(fitting) };
}

function translate(block: Block, byLocale: unknown): void {
  if (!isRecord(byLocale)) {
    return;
  }
  const own = block as Fields;
  for (const [locale, words] of Object.entries(byLocale)) {
    const fitting = Object.entries(isRecord(words) ? words : {}).filter(([name, value]) =>
      fits(block, name, value),
    );
    if (fitting.length > 0) {
      const i18n = own["i18n"] as Record<string, object>;
      own["i18n"] = { ...i18n, [locale]: { ...i18n[locale], ...Object.fromEntries(fitting) } };
    }
  }
}

/** The block without overlays that have become empty. */
function trimmed<B extends Block>(block: B): B {
  const own: Fields = { ...block };
  for (const field of ["i18n", ...LAYERS]) {
    if (Object.keys((own[field] as object | undefined) ?? {}).length === 0) {
      delete own[field];
    }
  }
  return own as B;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
