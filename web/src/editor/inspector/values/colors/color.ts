// Colors: read from what CSS writes, written as hex, and seen as hue, saturation and value.
import { COLOR_NAMES } from "./colorNames";

/** Channels from 0 to 255, alpha from 0 to 1. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Hue from 0 to 360, saturation, value and alpha from 0 to 1. */
export interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
  readonly alpha: number;
}

export const WHITE: Rgb = { red: 255, green: 255, blue: 255, alpha: 1 };
const CLEAR: Rgb = { red: 0, green: 0, blue: 0, alpha: 0 };
const HEX = /^#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})$/i;
const FUNCTION = /^(rgb|hsl)a?\(\s*([^()]+)\)$/i;
const SHORT = 4;

/** The color that a value names; null for tokens, template tags and other words. */
export function parseColor(text: string): Rgb | null {
  const value = text.trim().toLowerCase();
  if (value === "transparent") {
    return CLEAR;
  }
  const digits = value.startsWith("#") ? HEX.exec(value)?.[1] : COLOR_NAMES.get(value);
  if (digits !== undefined) {
    return fromDigits(digits);
  }
  const [, name, inner] = FUNCTION.exec(value) ?? [];
  return name && inner ? fromFunction(name, inner) : null;
}

/** A color that somebody typed: the hash may be missing. */
export function typedColor(text: string): string | null {
  const value = text.trim();
  if (HEX.test(value)) {
    return `#${value.replace("#", "").toLowerCase()}`;
  }
  return parseColor(value) ? value.toLowerCase() : null;
}

/** `#rrggbb`, or `rgba(…)` for what is seen through. */
export function printColor({ red, green, blue, alpha }: Rgb): string {
  const channels = [red, green, blue].map((channel) => Math.round(channel));
  if (alpha >= 1) {
    return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
  }
  return alpha <= 0
    ? "transparent"
    : `rgba(${channels.join(", ")}, ${Math.round(alpha * 100) / 100})`;
}

/** What is seen when a color is painted on an opaque ground. */
export function over(color: Rgb, ground: Rgb): Rgb {
  const mix = (own: number, below: number) => own * color.alpha + below * (1 - color.alpha);
  return {
    red: mix(color.red, ground.red),
    green: mix(color.green, ground.green),
    blue: mix(color.blue, ground.blue),
    alpha: 1,
  };
}

export function toHsv({ red, green, blue, alpha }: Rgb): Hsv {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const value = Math.max(r, g, b);
  const spread = value - Math.min(r, g, b);
  let sixth = 0;
  if (spread > 0 && value === r) {
    sixth = ((g - b) / spread + 6) % 6;
  } else if (spread > 0) {
    sixth = value === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  }
  return { hue: sixth * 60, saturation: value === 0 ? 0 : spread / value, value, alpha };
}

export function fromHsv({ hue, saturation, value, alpha }: Hsv): Rgb {
  const channel = (offset: number) => {
    const at = (offset + hue / 60) % 6;
    return 255 * value * (1 - saturation * Math.max(0, Math.min(at, 4 - at, 1)));
  };
  return { red: channel(5), green: channel(3), blue: channel(1), alpha };
}

function fromDigits(digits: string): Rgb {
  const long = digits.length <= SHORT ? [...digits].map((one) => one + one).join("") : digits;
  const at = (start: number) => Number.parseInt(long.slice(start, start + 2) || "ff", 16);
  return { red: at(0), green: at(2), blue: at(4), alpha: Math.round((at(6) / 255) * 100) / 100 };
}

function fromFunction(name: string, inner: string): Rgb | null {
  const parts = inner.split(/[\s,/]+/).filter(Boolean);
  const numbers = parts.map((part) => Number.parseFloat(part));
  if (parts.length < 3 || parts.length > 4 || numbers.some(Number.isNaN)) {
    return null;
  }
  const [one = 0, two = 0, three = 0, last = 1] = numbers;
  const alpha = parts[3]?.endsWith("%") ? last / 100 : last;
  if (name === "hsl") {
    return fromHsl(one, two / 100, three / 100, alpha);
  }
  const scale = (part: string | undefined, number: number) =>
    part?.endsWith("%") ? number * 2.55 : number;
  return {
    red: scale(parts[0], one),
    green: scale(parts[1], two),
    blue: scale(parts[2], three),
    alpha,
  };
}

function fromHsl(hue: number, saturation: number, lightness: number, alpha: number): Rgb {
  const value = lightness + saturation * Math.min(lightness, 1 - lightness);
  const own = value === 0 ? 0 : 2 * (1 - lightness / value);
  return fromHsv({ hue: ((hue % 360) + 360) % 360, saturation: own, value, alpha });
}
