// MJML as a tree of elements, on its way out.

export const COMMENT = "#comment";
export const TEXT = "#text";

/** Components with text or HTML between their tags, and no MJML. */
export const BODIED: ReadonlySet<string> = new Set([
  "mj-title",
  "mj-preview",
  "mj-plain-text",
  "mj-style",
  "mj-raw",
  "mj-html-attribute",
  "mj-text",
  "mj-button",
  "mj-table",
  "mj-social-element",
  "mj-navbar-link",
  "mj-accordion-title",
  "mj-accordion-text",
]);

export type Attributes = ReadonlyMap<string, string>;

/** A tag with attributes and either a body or children. */
export interface Element {
  tag: string;
  attributes: Attributes;
  body: string | null;
  children: Element[];
  blockId: string;
}

const NONE: Attributes = new Map();

export function element(
  tag: string,
  attributes: Attributes = NONE,
  more: Partial<Pick<Element, "body" | "children" | "blockId">> = {},
): Element {
  return { tag, attributes, body: null, children: [], blockId: "", ...more };
}

/** The direct children with a tag. */
export function childrenOf(parent: Element, tag: string): Element[] {
  return parent.children.filter((child) => child.tag === tag);
}
