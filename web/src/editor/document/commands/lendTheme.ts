// Give the document what blocks from elsewhere need of a theme; what it has stays as it is.
import type { LiveDocument } from "../live/liveDocument";
import type { SharedTheme } from "../resolving";
import { setPartField } from "./setPart";

type Fonts = NonNullable<SharedTheme["fonts"]>;

export function lendTheme(live: LiveDocument, lent: SharedTheme): void {
  live.change(() => {
    const theme = live.project().theme;
    for (const part of ["tokens", "darkTokens", "presets"] as const) {
      const lacking = Object.entries(lent[part] ?? {}).filter(
        ([name]) => !(name in (theme?.[part] ?? {})),
      );
      for (const [name, value] of lacking) {
        setPartField(live, ["theme", part, name], value);
      }
    }
    if (Object.keys(lent.childPresets ?? {}).length > 0) {
      const all = { ...lent.childPresets, ...theme?.childPresets };
      setPartField(live, ["theme", "childPresets"], all);
    }
    lendFonts(live, theme?.fonts ?? [], lent.fonts ?? []);
  });
}

function lendFonts(live: LiveDocument, own: Fonts, lent: Fonts): void {
  const known = new Set(own.map((font) => font.name));
  const fonts = lent.filter((font) => !known.has(font.name));
  if (fonts.length > 0) {
    setPartField(live, ["theme", "fonts"], [...own, ...fonts]);
  }
}
