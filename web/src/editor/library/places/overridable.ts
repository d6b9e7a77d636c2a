// What a place may say differently than its synced block: words, links, images, colors.

import {
  allBlocks,
  type Block,
  isStyled,
  isWorded,
  type Rich,
  type Synced,
} from "../../document/model";
import type { Override } from "../../document/overriding";
import type { SharedBlock } from "../../document/resolving";

type FieldKind = "words" | "link" | "image" | "line" | "color";

export interface OverridableField {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** What the synced block says. */
  readonly source: string;
}

export interface OverridableChild {
  readonly block: Block;
  readonly fields: readonly OverridableField[];
}

const LINES: readonly { name: string; label: string; kind: FieldKind }[] = [
  { name: "href", label: "Link", kind: "link" },
  { name: "src", label: "Image", kind: "image" },
  { name: "alt", label: "Alternative text", kind: "line" },
];
const COLORS: Readonly<Record<string, string>> = {
  backgroundColor: "Background",
  color: "Color",
};
const COLORED: ReadonlySet<string> = new Set(["section", "button", "text"]);

/** The parts of a synced block that a place may change, in reading order. */
export function overridableIn(shared: SharedBlock): OverridableChild[] {
  return [...allBlocks(shared.children)]
    .filter((block) => block.lock !== "content" && block.lock !== "all" && block.type !== "synced")
    .map((block) => ({ block, fields: fieldsOf(block) }))
    .filter(({ fields }) => fields.length > 0);
}

/** What a place says differently about a child. */
export function overrideOf(place: Synced, childId: string): Override {
  return (place.overrides?.[childId] as Override | undefined) ?? {};
}

/** How many children of a place are not as in the synced block. */
export function countOverridden(place: Synced): number {
  return Object.values(place.overrides ?? {}).filter((one) => Object.keys(one).length > 0).length;
}

/** The words of a place as plain text; undefined when they are those of the synced block. */
export function wordsIn(override: Override, locale: string | null): string | undefined {
  const said = locale === null ? override : overrideIn(override, locale);
  const text = said["text"];
  if (typeof text === "object" && text !== null) {
    return plainText(text as Rich);
  }
  const html = said["html"];
  return typeof html === "string" ? plainHtml(html) : undefined;
}

/** What a place says differently in one language. */
export function overrideIn(override: Override, locale: string): Override {
  const i18n = override["i18n"] as Readonly<Record<string, Override>> | undefined;
  return i18n?.[locale] ?? {};
}

/** Plain text as rich text: a paragraph for each line. */
export function richFrom(text: string): Rich {
  const content = text.split("\n").map((line) => ({
    type: "paragraph",
    ...(line ? { content: [{ type: "text", text: line }] } : {}),
  }));
  return { type: "doc", content } as unknown as Rich;
}

function fieldsOf(block: Block): OverridableField[] {
  return [...wordsOf(block), ...linesOf(block), ...colorsOf(block)];
}

function wordsOf(block: Block): OverridableField[] {
  if (!isWorded(block)) {
    return [];
  }
  const source = block.text ? plainText(block.text) : plainHtml(block.html ?? "");
  return [{ name: "text", label: "Words", kind: "words", source }];
}

function linesOf(block: Block): OverridableField[] {
  const props = propsOf(block);
  const always =
    block.type === "button" ? ["href"] : block.type === "image" ? ["href", "src", "alt"] : [];
  return LINES.filter(({ name }) => always.includes(name) || props[name] !== undefined).map(
    (line) => ({ ...line, source: props[line.name] ?? "" }),
  );
}

function colorsOf(block: Block): OverridableField[] {
  const props = COLORED.has(block.type) ? propsOf(block) : {};
  return Object.entries(COLORS).flatMap(([name, label]) => {
    const source = props[name];
    return source === undefined ? [] : [{ name, label, kind: "color" as const, source }];
  });
}

function propsOf(block: Block): Readonly<Record<string, string>> {
  return isStyled(block) ? (block.props ?? {}) : {};
}

function plainText(rich: Rich): string {
  const lines: string[] = [];
  const walk = (node: unknown): string => {
    const { type, text, attrs, content } = node as {
      type?: string;
      text?: string;
      attrs?: { path?: string };
      content?: unknown[];
    };
    if (type === "variable") {
      return `{{ ${attrs?.path ?? ""} }}`;
    }
    return text ?? (type === "hardBreak" ? "\n" : (content ?? []).map(walk).join(""));
  };
  for (const part of rich.content ?? []) {
    lines.push(walk(part));
  }
  return lines.join("\n");
}

function plainHtml(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<br\s*\/?>/gi, "\n"), "text/html");
  return page.body.textContent?.trim() ?? "";
}
