// How an email looks already, so that what is put into it belongs there.
import { allBlocks, type Block, type Document, isStyled, type Theme } from "../document/model";

/** What new blocks take over; undefined is what the theme says already for every such block. */
export interface Look {
  /** The color behind sections; undefined when the page shows through them. */
  surface: string | undefined;
  /** A quieter color behind what stands out. */
  tint: string;
  /** The color of buttons and of what calls for attention, and of words on it. */
  accent: string;
  onAccent: string;
  muted: string;
  line: string;
  /** Props of running text and of buttons that the theme leaves open. */
  text: Props;
  button: Props;
  divider: Props;
  dark: boolean;
}

export type Props = Record<string, string>;

const ACCENT = "#1f4fd8";
const ACCENT_NAMES = ["primary", "accent", "brand", "action", "button", "link"];
const FONT = "Helvetica, Arial, sans-serif";
const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
/** Where white words begin to be easier to read than black ones. */
const HALF_LIGHT = 0.36;

export function lookOf(document: Document): Look {
  const theme = document.theme ?? {};
  const blocks = [...allBlocks(document.children ?? [])];
  const button = blocks.find((block) => block.type === "button");
  const surface = surfaceOf(document, theme);
  const behind = resolved(theme, surface ?? document.body?.["backgroundColor"] ?? "#ffffff");
  const dark = lightness(behind) < HALF_LIGHT;
  const accent = accentOf(theme, button);
  const words = themed(theme, "mj-text", "color");
  return {
    surface,
    accent,
    onAccent: onColor(theme, accent),
    tint: dark ? "#262a33" : "#f3f5f8",
    muted: dark ? "#aab2c0" : "#5f6b7a",
    line: dark ? "#3a404c" : "#dde2e8",
    text: open(theme, "mj-text", {
      "font-family": FONT,
      "font-size": "16px",
      "line-height": "1.6",
      color: words ?? (dark ? "#f2f4f7" : "#1f2933"),
    }),
    button: buttonLook(theme, button, accent),
    divider: open(theme, "mj-divider", {
      "border-width": "1px",
      "border-color": dark ? "#3a404c" : "#dde2e8",
    }),
    dark,
  };
}

/** Words that can be read on a color. */
export function onColor(theme: Theme | undefined, color: string): string {
  return lightness(resolved(theme ?? {}, color)) < HALF_LIGHT ? "#ffffff" : "#111318";
}

function buttonLook(theme: Theme, button: Block | undefined, accent: string): Props {
  const own = button && isStyled(button) ? (button.props ?? {}) : {};
  const props = open(theme, "mj-button", {
    "font-family": FONT,
    "font-size": "16px",
    "font-weight": "600",
    "border-radius": "6px",
    "inner-padding": "14px 28px",
    "background-color": accent,
    color: onColor(theme, accent),
  });
  for (const name of ["borderRadius", "fontWeight", "innerPadding", "fontFamily", "color"]) {
    const value = own[name];
    if (value !== undefined) {
      props[name] = value;
    }
  }
  return props;
}

function surfaceOf(document: Document, theme: Theme): string | undefined {
  const sections = (document.children ?? []).filter((block) => block.type === "section");
  const colors = sections.map((block) => block.props?.["backgroundColor"] ?? "");
  if (themed(theme, "mj-section", "background-color")) {
    return undefined;
  }
  if (colors.length > 0) {
    return commonest(colors) || undefined;
  }
  return document.body?.["backgroundColor"] ? "#ffffff" : undefined;
}

function accentOf(theme: Theme, button: Block | undefined): string {
  const own = button && isStyled(button) ? button.props?.["backgroundColor"] : undefined;
  const tokens = Object.keys(theme.tokens ?? {});
  const named = ACCENT_NAMES.flatMap((name) =>
    tokens.filter((token) => token.toLowerCase() === name),
  )[0];
  return (
    own ??
    theme.defaults?.["mj-button"]?.["background-color"] ??
    (named === undefined ? ACCENT : `@${named}`)
  );
}

/** Props for the attributes that the theme does not set for a component. */
function open(theme: Theme, tag: string, attributes: Props): Props {
  const given = Object.entries(attributes).filter(
    ([name]) => themed(theme, tag, name) === undefined,
  );
  return Object.fromEntries(
    given.map(([name, value]) => [
      name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function themed(theme: Theme, tag: string, attribute: string): string | undefined {
  return theme.defaults?.[tag]?.[attribute] ?? theme.defaults?.["mj-all"]?.[attribute];
}

/** What is given most often; of two that are, the one that is anything at all. */
function commonest(values: readonly string[]): string {
  const count = (value: string) => values.filter((other) => other === value).length;
  return values.reduce((best, value) => {
    const more = count(value) - count(best);
    return more > 0 || (more === 0 && best === "") ? value : best;
  }, "");
}

function resolved(theme: Theme, color: string): string {
  return color.startsWith("@") ? (theme.tokens?.[color.slice(1)] ?? color) : color;
}

/** From 0, black, to 1, white; what is no plain color counts as white. */
function lightness(color: string): number {
  const digits = HEX.exec(color.trim())?.[1];
  if (digits === undefined) {
    return 1;
  }
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(six.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
