/**
 * A simulation of clients that darken emails by themselves: light backgrounds become dark, dark
 * text becomes light, images stay. Clients differ; this shows the shape of the problem.
 */

interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: string;
}

const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#ffffff",
  gray: "#808080",
  grey: "#808080",
  silver: "#c0c0c0",
  navy: "#000080",
  whitesmoke: "#f5f5f5",
  ivory: "#fffff0",
  snow: "#fffafa",
  dimgray: "#696969",
  darkslategray: "#2f4f4f",
};
const VALUE =
  /#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|\b(?:black|white|gr[ae]y|silver|navy|whitesmoke|ivory|snow|dimgray|darkslategray)\b/gi;
const DECLARATION =
  /(^|[;{\s])(background(?:-color)?|color|border(?:-(?:top|right|bottom|left))?(?:-color)?|fill)(\s*:\s*)([^;{}]+)/gi;
/** The darkest background: clients avoid pure black, as they do pure white text. */
const FLOOR = 0.08;
const CEILING = 0.92;

function readHex(hex: string): Color | undefined {
  const digits = hex.length < 6 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const part = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16);
  if (digits.length !== 6 && digits.length !== 8) return undefined;
  const alpha = digits.length === 8 ? String(Math.round((part(6) / 255) * 100) / 100) : "1";
  return { red: part(0), green: part(2), blue: part(4), alpha };
}

function readColor(value: string): Color | undefined {
  const lower = value.toLowerCase();
  const hex = NAMED[lower] ?? lower;
  if (hex.startsWith("#")) return readHex(hex.slice(1));
  const [red, green, blue, alpha = "1"] = hex.match(/[\d.]+/g) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return { red: Number(red), green: Number(green), blue: Number(blue), alpha };
}

/** Lightness from 0 to 1, as in HSL. */
const lightness = ({ red, green, blue }: Color): number =>
  (Math.max(red, green, blue) + Math.min(red, green, blue)) / 510;

function withLightness(color: Color, target: number): string {
  const now = lightness(color);
  const channel = (value: number): number => {
    const part = value / 255;
    // Moving towards black or white keeps the hue; greys land exactly on the target.
    const moved =
      target < now ? part * (target / now) : 1 - (1 - part) * ((1 - target) / (1 - now));
    return Math.round(Math.min(Math.max(moved, 0), 1) * 255);
  };
  return `rgba(${channel(color.red)}, ${channel(color.green)}, ${channel(color.blue)}, ${color.alpha})`;
}

/** A background as such a client paints it. */
export function darkBackground(value: string): string {
  return value.replace(VALUE, (found) => {
    const color = readColor(found);
    if (color === undefined || lightness(color) <= 0.5) return found;
    return withLightness(color, Math.max(FLOOR, 1 - lightness(color)));
  });
}

/** A text color as such a client paints it. */
export function lightText(value: string): string {
  return value.replace(VALUE, (found) => {
    const color = readColor(found);
    if (color === undefined || lightness(color) >= 0.5) return found;
    return withLightness(color, Math.min(CEILING, 1 - lightness(color)));
  });
}

/** CSS rules or declarations with their colors changed. */
export function forcedDarkCss(css: string): string {
  return css.replace(
    DECLARATION,
    (_, before: string, name: string, colon: string, value: string) => {
      const text = name.toLowerCase() === "color" || name.toLowerCase() === "fill";
      return `${before}${name}${colon}${text ? lightText(value) : darkBackground(value)}`;
    },
  );
}

/** Change the colors of a parsed email in place. */
export function forcedDark(page: Document): void {
  for (const style of page.querySelectorAll("style")) {
    style.textContent = forcedDarkCss(style.textContent ?? "");
  }
  for (const element of page.querySelectorAll("[style]")) {
    element.setAttribute("style", forcedDarkCss(element.getAttribute("style") ?? ""));
  }
  for (const element of page.querySelectorAll("[bgcolor]")) {
    element.setAttribute("bgcolor", asHex(darkBackground(element.getAttribute("bgcolor") ?? "")));
  }
  for (const element of page.querySelectorAll("font[color], body[text]")) {
    const name = element.hasAttribute("color") ? "color" : "text";
    element.setAttribute(name, asHex(lightText(element.getAttribute(name) ?? "")));
  }
}

/** Attributes such as `bgcolor` understand hexadecimal colors only. */
function asHex(value: string): string {
  const color = readColor(value);
  if (color === undefined) return value;
  const part = (channel: number): string => channel.toString(16).padStart(2, "0");
  return `#${part(color.red)}${part(color.green)}${part(color.blue)}`;
}
