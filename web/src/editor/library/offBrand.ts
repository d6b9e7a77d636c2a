// What in an email is not of the brand: colors and fonts, each with the nearest of the kit.
import { setProps } from "../document/commands/setProps";
import type { LiveDocument } from "../document/live/liveDocument";
import { allBlocks, type Document, isStyled, type Styled } from "../document/model";
import type { BrandKit } from "./brand";

const LAYERS = ["props", "dark", "mobile"] as const;
// paper and ink belong to every brand
const NEUTRAL: ReadonlySet<string> = new Set(["#ffffff", "#000000"]);
const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

export interface OffBrand {
  readonly blockId: string;
  readonly prop: string;
  readonly layer: (typeof LAYERS)[number];
  readonly value: string;
  /** What to use in its place: `@name` of a color, the whole stack of a font. */
  readonly nearest: { readonly token: string; readonly value: string };
  /** It looks like the token already, but does not follow it. */
  readonly same: boolean;
}

/** Everything that is not of the brand, in reading order. */
export function offBrand(document: Document, kit: BrandKit): OffBrand[] {
  return [...allBlocks(document.children ?? [])]
    .filter(isStyled)
    .flatMap((block) => LAYERS.flatMap((layer) => inLayer(block, layer, kit)));
}

/** Puts the nearest of the brand in its place. */
export function mendOffBrand(live: LiveDocument, found: OffBrand): void {
  const value = found.nearest.token ? `@${found.nearest.token}` : found.nearest.value;
  setProps(live, [found.blockId], { [found.prop]: value }, found.layer);
}

function inLayer(block: Styled, layer: OffBrand["layer"], kit: BrandKit): OffBrand[] {
  return Object.entries(block[layer] ?? {}).flatMap(([prop, value]) => {
    const off = prop === "fontFamily" ? offFont(value, kit) : offColor(prop, value, layer, kit);
    return off ? [{ blockId: block.id, prop, layer, value, ...off }] : [];
  });
}

function offColor(prop: string, value: string, layer: OffBrand["layer"], kit: BrandKit) {
  const isColor = /color$/i.test(prop) && HEX.test(value);
  if (!isColor || NEUTRAL.has(long(value)) || kit.colors.length === 0) {
    return null;
  }
  const shades = kit.colors.map((token) => {
    const light = kit.tokens[token] ?? "";
    return { token, value: layer === "dark" ? (kit.darkTokens[token] ?? light) : light };
  });
  const [nearest] = shades.sort(
    (one, other) => distance(one.value, value) - distance(other.value, value),
  );
  return nearest ? { nearest, same: long(nearest.value) === long(value) } : null;
}

function offFont(value: string, kit: BrandKit) {
  const [first = ""] = value.split(",");
  const family = first.trim().replace(/^["']|["']$/g, "");
  const [font] = kit.fonts;
  const known = kit.fonts.some((one) => one.name.toLowerCase() === family.toLowerCase());
  if (!font || known || value.startsWith("@")) {
    return null;
  }
  return { nearest: { token: "", value: font.stack }, same: false };
}

function long(hex: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  const full = short ? `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : hex;
  return full.toLowerCase();
}

/** How different two colors look: their distance in OKLab. */
export function distance(one: string, other: string): number {
  const [first, second] = [lab(long(one)), lab(long(other))];
  return Math.hypot(...first.map((value, at) => value - (second[at] ?? 0)));
}

function lab(hex: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const long = Math.cbrt(0.4122 * red + 0.5363 * green + 0.0514 * blue);
  const medium = Math.cbrt(0.2119 * red + 0.6807 * green + 0.1074 * blue);
  const short = Math.cbrt(0.0883 * red + 0.2817 * green + 0.6299 * blue);
  return [
    0.2105 * long + 0.7936 * medium - 0.0041 * short,
    1.978 * long - 2.4286 * medium + 0.4506 * short,
    0.0259 * long + 0.7828 * medium - 0.8087 * short,
  ];
}
