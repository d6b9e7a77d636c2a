// The parts new blocks are made of, each with an id of its own.
import { newId } from "../document/ids";
import type { Block, Inline, Mark, RichPart } from "../document/model";
import type { Look, Props } from "./look";

type Given = Partial<Pick<Block, "name" | "each" | "when" | "mobile">>;

/** A block of a type with props; what is empty is left out. */
function made(type: string, props: Props, more: object = {}): Block {
  const given = Object.keys(props).length > 0 ? { props } : {};
  return { type, id: newId(), ...given, ...more } as unknown as Block;
}

export function column(children: readonly Block[], props: Props = {}, more: Given = {}): Block {
  return made("column", props, { children, ...more });
}

export function group(children: readonly Block[], props: Props = {}): Block {
  return made("group", props, { children });
}

/** A section on the color that the sections of the email have. */
export function section(
  look: Look,
  children: readonly Block[],
  props: Props = {},
  more: Given = {},
): Block {
  const surface = look.surface === undefined ? {} : { backgroundColor: look.surface };
  return made("section", { ...surface, padding: "24px 0", ...props }, { children, ...more });
}

export function wrapper(children: readonly Block[], props: Props, more: Given = {}): Block {
  return made("wrapper", props, { children, ...more });
}

export function hero(children: readonly Block[], props: Props): Block {
  return made("hero", props, { children });
}

export function words(text: string, ...marks: Mark[]): Inline {
  return { type: "text", text, ...(marks.length > 0 ? { marks } : {}) };
}

export function variable(path: string, fallback?: string, ...marks: Mark[]): Inline {
  const attrs = fallback === undefined ? { path } : { path, fallback };
  return { type: "variable", attrs, ...(marks.length > 0 ? { marks } : {}) } as Inline;
}

export function link(href: string, style?: string): Mark {
  return { type: "link", attrs: style === undefined ? { href } : { href, style } };
}

export const BOLD: Mark = { type: "bold" };
export const BREAK: Inline = { type: "hardBreak" };

export function paragraph(content: Inline[], style?: string): RichPart {
  return {
    type: "paragraph",
    ...(style === undefined ? {} : { attrs: { style } }),
    content,
  } as RichPart;
}

/** Running text; a string is one paragraph. */
export function text(look: Look, body: string | RichPart[], props: Props = {}): Block {
  const content = typeof body === "string" ? [paragraph([words(body)])] : body;
  return made("text", { ...look.text, ...props }, { text: { type: "doc", content } });
}

const SIZES = ["32px", "26px", "20px"];

export function heading(
  look: Look,
  body: string | Inline[],
  level: 1 | 2 | 3 = 1,
  props: Props = {},
): Block {
  const size = SIZES[level - 1] ?? "20px";
  const part = {
    type: "heading",
    attrs: { level, style: `margin:0;font-size:${size};line-height:1.25;font-weight:700;` },
    content: typeof body === "string" ? [words(body)] : body,
  } as RichPart;
  return made(
    "text",
    { ...look.text, fontSize: size, lineHeight: "1.25", ...props },
    { text: { type: "doc", content: [part] } },
  );
}

export function button(look: Look, label: string, props: Props = {}): Block {
  const content = [paragraph([words(label)])];
  return made(
    "button",
    { ...look.button, href: "https://example.com", ...props },
    { text: { type: "doc", content } },
  );
}

/** A picture still to be chosen, unless it has an address. */
export function image(props: Props = {}): Block {
  return made("image", { alt: "", ...props });
}

export function divider(look: Look, props: Props = {}): Block {
  return made("divider", { ...look.divider, ...props });
}

export function spacer(height: string): Block {
  return made("spacer", { height });
}

/** A row of networks; each leads to a page of the sender. */
export function social(networks: Readonly<Record<string, string>>, props: Props = {}): Block {
  const items = Object.entries(networks).map(([network, href]) =>
    made("item", { name: `${network}-noshare`, href, alt: network }, { text: { type: "doc" } }),
  );
  return made("social", { iconSize: "24px", mode: "horizontal", ...props }, { items });
}

export function table(look: Look, html: string, props: Props = {}): Block {
  return made("table", { ...look.text, fontSize: "15px", ...props }, { html });
}

export function html(source: string): Block {
  return made("html", {}, { html: source });
}

export function mjml(
  tag: string,
  attrs: Props,
  more: { html?: string; children?: readonly Block[] } = {},
): Block {
  return made("mjml", {}, { tag, attrs, ...more });
}
