// The color that lies behind a block's words, as far as the document says.
import type { Block, Document } from "../../../document/model";
import { effective, looked, lookedDark } from "../inheritance";
import { over, parseColor, type Rgb, WHITE } from "./color";

export type Mode = "light" | "dark";

export interface Ground {
  readonly color: Rgb;
  /** An image lies there too: the color shows only where the image does not. */
  readonly image: boolean;
}

const DARK_PAGE: Rgb = { red: 18, green: 18, blue: 18, alpha: 1 };

/** What lies behind the words of the last block of a lineage; null when only data could know. */
export function groundBehind(
  document: Document,
  lineage: readonly Block[],
  mode: Mode,
): Ground | null {
  const own = lineage.at(-1);
  const around = lineage.slice(0, -1);
  let ground: Ground | null = pageGround(document, mode);
  around.forEach((block, at) => {
    ground = laid(
      document,
      ground,
      block,
      lineage[at - 1],
      ["backgroundColor", "innerBackgroundColor"],
      mode,
    );
  });
  if (own === undefined) {
    return ground;
  }
  const props = own.type === "section" || own.type === "column" ? [] : ["containerBackgroundColor"];
  const self = own.type === "text" || own.type === "button" || own.type === "item";
  return laid(
    document,
    ground,
    own,
    around.at(-1),
    self ? [...props, "backgroundColor"] : props,
    mode,
  );
}

function pageGround(document: Document, mode: Mode): Ground {
  const theme = document.theme ?? {};
  const given = document.body?.["backgroundColor"] ?? "";
  const dark = mode === "dark" ? lookedDark(theme, given) : undefined;
  const color = parseColor(dark ?? looked(theme, given));
  return { color: color ? over(color, WHITE) : mode === "dark" ? DARK_PAGE : WHITE, image: false };
}

function laid(
  document: Document,
  ground: Ground | null,
  block: Block,
  parent: Block | undefined,
  props: readonly string[],
  mode: Mode,
): Ground | null {
  const theme = document.theme ?? {};
  let [color, image] = [ground?.color, ground?.image ?? false];
  for (const prop of props) {
    const value = valueIn(document, block, parent, prop, mode);
    if (value !== undefined && value !== "") {
      const own = parseColor(value);
      if (own === null) {
        return null;
      }
      color = over(own, color ?? WHITE);
      image = own.alpha < 1 ? image : false;
    }
  }
  const picture = effective(theme, block, parent, "backgroundUrl");
  return color ? { color, image: image || Boolean(picture) } : null;
}

/** The color a prop has in light or dark mode, tokens looked up. */
export function valueIn(
  document: Document,
  block: Block,
  parent: Block | undefined,
  prop: string,
  mode: Mode,
): string | undefined {
  const theme = document.theme ?? {};
  const light = effective(theme, block, parent, prop);
  if (mode === "dark") {
    const own = block.dark?.[prop];
    const dark = own === undefined ? undefined : looked(theme, own);
    const partner = light === undefined ? undefined : lookedDark(theme, light);
    if (dark !== undefined || partner !== undefined) {
      return dark ?? partner;
    }
  }
  return light === undefined ? undefined : looked(theme, light);
}
