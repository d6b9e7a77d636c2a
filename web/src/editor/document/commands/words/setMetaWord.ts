// Set, or with undefined take away, subject, preheader or title: the base ones, or a locale's.
import * as Y from "yjs";
import type { LiveDocument } from "../../live/liveDocument";
import { setPartField } from "../setPart";
import { noteMetaTranslated } from "./noteTranslated";

export type MetaWord = "preheader" | "subject" | "title";
type ByLocale = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function setMetaWord(
  live: LiveDocument,
  locale: string | null,
  word: MetaWord,
  value: string | undefined,
): void {
  if (locale === null) {
    setPartField(live, ["meta", word], value);
    return;
  }
  const meta = live.parts.get("meta");
  const all = (meta instanceof Y.Map ? (meta.get("i18n") ?? {}) : {}) as ByLocale;
  const { [word]: _, ...others } = all[locale] ?? {};
  const words = value === undefined ? others : { ...others, [word]: value };
  const { [locale]: __, ...rest } = all;
  const next = Object.keys(words).length > 0 ? { ...rest, [locale]: words } : rest;
  live.change(() => {
    setPartField(live, ["meta", "i18n"], next);
    noteMetaTranslated(live, locale, [word]);
  });
}
