// Languages by their names, and the way they are read.

const COMMON =
  "ar az be bg bn bs ca cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-US es es-AR es-MX et eu fa fi fil fr fr-BE fr-CA fr-CH ga gl gu he hi hr hu hy id is it it-CH ja ka kk km kn ko ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nl-BE nn pa pl ps pt pt-BR pt-PT ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zh-Hans zh-Hant zh-HK zh-TW zu".split(
    " ",
  );
/** What the document's model takes as a locale. */
const SHAPE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const RIGHT_TO_LEFT = new Set([
  "ar",
  "he",
  "fa",
  "ur",
  "ps",
  "sd",
  "ug",
  "yi",
  "dv",
  "ckb",
  "ku-Arab",
]);

const STYLE = { type: "language", fallback: "code", languageDisplay: "standard" } as const;
const names = new Intl.DisplayNames(["en"], STYLE);

/** `German (Austria)`; the code itself where nobody knows a name. */
export function localeName(locale: string): string {
  try {
    return names.of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** The language in itself: `Deutsch`. */
export function ownName(locale: string): string {
  try {
    return new Intl.DisplayNames([locale], STYLE).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

export function directionOf(locale: string): "ltr" | "rtl" {
  const [language = ""] = locale.split("-");
  const script = /-(Arab|Hebr|Thaa|Syrc|Nkoo)\b/i.test(locale);
  return script || RIGHT_TO_LEFT.has(language.toLowerCase()) ? "rtl" : "ltr";
}

export interface Language {
  readonly locale: string;
  readonly name: string;
  readonly own: string;
}

/** Languages whose name or code has what was typed; a code that is not among them is one too. */
export function languagesFor(typed: string, without: readonly string[]): Language[] {
  const wanted = typed.trim().toLowerCase();
  const taken = new Set(without.map((locale) => locale.toLowerCase()));
  const described = (locale: string): Language => ({
    locale,
    name: localeName(locale),
    own: ownName(locale),
  });
  const found = COMMON.filter((locale) => !taken.has(locale.toLowerCase()))
    .map(described)
    .filter(({ locale, name, own }) =>
      [locale, name, own].some((words) => words.toLowerCase().includes(wanted)),
    )
    .sort((one, other) => one.name.localeCompare(other.name));
  const code = canonical(typed.trim());
  const known = code !== null && found.some(({ locale }) => locale === code);
  return code === null || known || taken.has(code.toLowerCase())
    ? found
    : [...found, described(code)];
}

/** A code as BCP 47 writes it; null for what is none. */
export function canonical(code: string): string | null {
  if (!SHAPE.test(code)) {
    return null;
  }
  try {
    const locale = Intl.getCanonicalLocales(code)[0] ?? null;
    const language = locale?.split("-")[0] ?? "";
    return locale !== null && names.of(language) !== language ? locale : null;
  } catch {
    return null;
  }
}
