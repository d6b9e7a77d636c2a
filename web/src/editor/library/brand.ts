// Brand kits in the editor: what there are, and taking one into the email's theme.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { brandsQuery } from "@/lib/server/brands";
import type { Brand } from "@/lib/server/models";
import { setPartField } from "../document/commands/setPart";
import type { LiveDocument } from "../document/live/liveDocument";

/** A font with what stands in for it where it cannot be had. */
export interface BrandFont {
  readonly name: string;
  readonly href: string;
  readonly stack: string;
}

export interface BrandKit {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** Colors, radii and spacing by their names, as the theme of an email has them. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly darkTokens: Readonly<Record<string, string>>;
  readonly colors: readonly string[];
  readonly radii: readonly string[];
  readonly spacing: readonly string[];
  readonly fonts: readonly BrandFont[];
  readonly presets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly defaults: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly logo: { readonly light: string; readonly dark?: string; readonly alt: string } | null;
}

interface BrandState {
  /** The default kit first. */
  readonly kits: readonly BrandKit[];
  readonly status: "loading" | "ready" | "error";
}

/** The brand kits of the organization. */
export function useBrand(): BrandState {
  const { data, isPending, isError } = useQuery(brandsQuery);
  const kits = useMemo(() => (data ?? []).map(kitOf), [data]);
  return { kits, status: isPending ? "loading" : isError ? "error" : "ready" };
}

/** A kit in the shape of a theme. */
export function kitOf(brand: Pick<Brand, keyof Brand>): BrandKit {
  const measures = [...brand.radii, ...brand.spacing];
  return {
    id: brand.id,
    name: brand.name,
    isDefault: brand.isDefault,
    tokens: Object.fromEntries([...brand.colors, ...measures].map((one) => [one.name, one.value])),
    darkTokens: Object.fromEntries(
      brand.colors.flatMap((color) => (color.dark ? [[color.name, color.dark]] : [])),
    ),
    colors: brand.colors.map((color) => color.name),
    radii: brand.radii.map((radius) => radius.name),
    spacing: brand.spacing.map((space) => space.name),
    fonts: brand.fonts.map(({ name, href, fallback }) => ({
      name,
      href,
      stack: fallback ? `${name}, ${fallback}` : name,
    })),
    presets: brand.presets,
    defaults: brand.defaults,
    logo: brand.logo
      ? {
          light: brand.logo.src,
          alt: brand.logo.alt,
          ...(brand.logo.darkSrc ? { dark: brand.logo.darkSrc } : {}),
        }
      : null,
  };
}

/** Takes a kit into the theme, as one step; what the kit does not know stays as it is. */
export function applyKit(live: LiveDocument, kit: BrandKit): void {
  live.change(() => {
    const theme = live.project().theme;
    for (const part of ["tokens", "darkTokens"] as const) {
      for (const [name, value] of Object.entries(kit[part])) {
        setPartField(live, ["theme", part, name], value);
      }
    }
    for (const part of ["defaults", "presets"] as const) {
      for (const [name, values] of Object.entries(kit[part])) {
        setPartField(live, ["theme", part, name], { ...theme?.[part]?.[name], ...values });
      }
    }
    const given = new Set(kit.fonts.map((font) => font.name));
    const others = (theme?.fonts ?? []).filter((font) => !given.has(font.name));
    const fonts = [...others, ...kit.fonts.map(({ name, href }) => ({ name, href }))];
    setPartField(live, ["theme", "fonts"], fonts);
  });
}
