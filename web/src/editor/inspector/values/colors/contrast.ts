// Whether words can be read on a color, as WCAG 2 measures it, and the nearest color that can.
import { over, type Rgb } from "./color";

/** The ratio that WCAG AA asks for; large words may have less. */
export const AA = 4.5;
export const AA_LARGE = 3;
const LARGE = 24;
const LARGE_BOLD = 18.66;
const HALVINGS = 18;

/** The ratio from 1 to 21 of a color on an opaque ground. */
export function contrastOf(color: Rgb, ground: Rgb): number {
  const [one, other] = [luminance(over(color, ground)), luminance(ground)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** What words of a size, in pixels, and a weight need. */
export function neededFor(size: number, weight: number): number {
  return size >= LARGE || (size >= LARGE_BOLD && weight >= 700) ? AA_LARGE : AA;
}

/** The color of the same hue that is nearest in lightness and has the ratio; null: none has. */
export function nearestPassing(color: Rgb, ground: Rgb, needed: number): Rgb | null {
  const opaque = over(color, ground);
  const tries = [toward(opaque, ground, needed, 0), toward(opaque, ground, needed, 1)];
  const own = lightnessOf(opaque);
  const [best] = tries
    .filter((found): found is Rgb => found !== null)
    .sort((one, other) => Math.abs(lightnessOf(one) - own) - Math.abs(lightnessOf(other) - own));
  return best ?? null;
}

function toward(color: Rgb, ground: Rgb, needed: number, end: 0 | 1): Rgb | null {
  if (contrastOf(rounded(withLightness(color, end)), ground) < needed) {
    return null;
  }
  let [near, far] = [lightnessOf(color), end as number];
  for (let round = 0; round < HALVINGS; round += 1) {
    const middle = (near + far) / 2;
    if (contrastOf(rounded(withLightness(color, middle)), ground) >= needed) {
      far = middle;
    } else {
      near = middle;
    }
  }
  return rounded(withLightness(color, far));
}

function luminance({ red, green, blue }: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** HSL's lightness: moving along it keeps hue and most of what a color is. */
function lightnessOf({ red, green, blue }: Rgb): number {
  return (Math.max(red, green, blue) + Math.min(red, green, blue)) / 510;
}

function withLightness(color: Rgb, lightness: number): Rgb {
  const own = lightnessOf(color);
  const move = (channel: number) =>
    lightness <= own
      ? channel * (own === 0 ? 0 : lightness / own)
      : 255 - (255 - channel) * (own === 1 ? 0 : (1 - lightness) / (1 - own));
  return { red: move(color.red), green: move(color.green), blue: move(color.blue), alpha: 1 };
}

function rounded({ red, green, blue, alpha }: Rgb): Rgb {
  return { red: Math.round(red), green: Math.round(green), blue: Math.round(blue), alpha };
}
