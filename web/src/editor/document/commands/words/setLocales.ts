// Add a locale to a document, or take one away with everything that was translated into it.
import type { LiveDocument } from "../../live/liveDocument";
import { setPart, setPartField } from "../setPart";

export function addLocale(live: LiveDocument, locale: string, dir: "ltr" | "rtl"): void {
  const { locales = [], meta } = live.project();
  if (locales.some((one) => one.toLowerCase() === locale.toLowerCase())) {
    return;
  }
  live.change(() => {
    setPart(live, "locales", [...locales, locale]);
    if (dir !== (meta?.dir ?? "ltr")) {
      const i18n = { ...meta?.i18n, [locale]: { ...meta?.i18n?.[locale], dir } };
      setPartField(live, ["meta", "i18n"], i18n);
    }
  });
}

export function removeLocale(live: LiveDocument, locale: string): void {
  const { locales = [], meta, plainText } = live.project();
  const left = locales.filter((one) => one !== locale);
  live.change(() => {
    setPart(live, "locales", left.length > 0 ? left : undefined);
    for (const block of live.blocks.values()) {
      for (const key of [...block.keys()].filter((one) => one.endsWith(`@${locale}`))) {
        block.delete(key);
      }
    }
    for (const field of ["i18n", "translatedFrom"] as const) {
      if (meta?.[field]?.[locale] !== undefined) {
        setPartField(live, ["meta", field], without(meta[field], locale));
      }
      if (plainText?.[field]?.[locale] !== undefined) {
        setPartField(live, ["plainText", field], without(plainText[field], locale));
      }
    }
  });
}

function without<T>(values: Readonly<Record<string, T>> | undefined, name: string) {
  const left = Object.entries(values ?? {}).filter(([one]) => one !== name);
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}
