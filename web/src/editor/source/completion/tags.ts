/** The MJML vocabulary: what each tag is for, what may stand in it and which attributes it takes. */

export interface Tag {
  readonly about: string;
  readonly children: readonly string[];
  readonly attributes: readonly string[];
  /** What stands between the start and the end tag. */
  readonly content: "blocks" | "css" | "html" | "nothing" | "text";
  /** Attributes written at once when the tag is completed. */
  readonly opening?: readonly string[];
}

const sides = (name: string): string[] => [
  name,
  ...["top", "right", "bottom", "left"].map((side) => `${name}-${side}`),
];

const COMMON = ["css-class", "mj-class"];
const PADDING = sides("padding");
const BORDER = [...sides("border"), "border-radius"];
const FONT = ["color", "font-family", "font-size", "font-style", "font-weight", "line-height"];
const LETTERS = ["letter-spacing", "text-decoration", "text-transform"];
const LINK = ["href", "target", "rel", "title"];
const BACKGROUND = [
  "background-color",
  ...["url", "repeat", "size", "position", "position-x", "position-y"].map(
    (name) => `background-${name}`,
  ),
];
const CELL = ["align", "container-background-color", ...PADDING];
const ICONS = [
  ...["icon-align", "icon-width", "icon-height", "icon-position"],
  ...["icon-wrapped-url", "icon-wrapped-alt", "icon-unwrapped-url", "icon-unwrapped-alt"],
];
const NAV_ICON = [
  ...["align", "open", "close", "color", "font-size", "font-family", "text-transform"],
  ...["text-decoration", "line-height", ...PADDING],
].map((name) => `ico-${name}`);

const IN_COLUMN = [
  ...["mj-text", "mj-image", "mj-button", "mj-divider", "mj-spacer", "mj-social", "mj-table"],
  ...["mj-navbar", "mj-accordion", "mj-carousel", "mj-raw", "mj-include"],
];

type Shape = Omit<Tag, "attributes" | "about"> & { readonly attributes?: readonly string[] };

const tag = (about: string, shape: Shape): Tag => ({
  ...shape,
  about,
  attributes: [...(shape.attributes ?? []), ...COMMON],
});
const leaf = (about: string, attributes: string[], opening: string[] = []): Tag =>
  tag(about, { children: [], content: "nothing", attributes, opening });
const writing = (about: string, attributes: string[], opening: string[] = []): Tag =>
  tag(about, { children: [], content: "html", attributes, opening });
const bare = (about: string, shape: Partial<Tag>): Tag => ({
  children: [],
  attributes: [],
  content: "nothing",
  ...shape,
  about,
});

const HEAD: Readonly<Record<string, Tag>> = {
  mjml: bare("The whole email", {
    children: ["mj-head", "mj-body"],
    attributes: ["lang", "dir"],
    content: "blocks",
  }),
  "mj-head": bare("What the reader does not see: fonts, styles, defaults", {
    children: [
      ...["mj-title", "mj-preview", "mj-attributes", "mj-style", "mj-font", "mj-breakpoint"],
      ...["mj-raw", "mj-html-attributes", "mj-include"],
    ],
    content: "blocks",
  }),
  "mj-title": bare("Title of the document, read out by screen readers", { content: "text" }),
  "mj-preview": bare("Preheader: the line that inboxes show after the subject", {
    content: "text",
  }),
  "mj-attributes": bare("Defaults for tags, and named classes of attributes", {
    children: ["mj-all", "mj-class"],
    content: "blocks",
  }),
  "mj-all": bare("Defaults for every tag", {
    attributes: [...FONT, ...LETTERS, ...PADDING, "align", "background-color"],
  }),
  "mj-class": bare("Attributes under a name, used by mj-class", {
    attributes: ["name", ...FONT, ...LETTERS, ...PADDING, ...BORDER, "align", "background-color"],
    opening: ["name"],
  }),
  "mj-style": bare("CSS of your own", { attributes: ["inline"], content: "css" }),
  "mj-font": bare("A web font, for clients that load them", {
    attributes: ["name", "href"],
    opening: ["name", "href"],
  }),
  "mj-breakpoint": bare("Width below which columns stack", {
    attributes: ["width"],
    opening: ["width"],
  }),
  "mj-include": bare("A partial, put here before compiling", {
    attributes: ["path"],
    opening: ["path"],
  }),
  "mj-html-attributes": bare("Attributes for elements of the compiled HTML", {
    children: ["mj-selector"],
    content: "blocks",
  }),
  "mj-selector": bare("Elements that get the attributes", {
    children: ["mj-html-attribute"],
    attributes: ["path"],
    content: "blocks",
  }),
  "mj-html-attribute": bare("One attribute and its value", {
    attributes: ["name"],
    content: "text",
  }),
};

const LAYOUT: Readonly<Record<string, Tag>> = {
  "mj-body": tag("The email itself", {
    children: ["mj-section", "mj-wrapper", "mj-hero", "mj-raw", "mj-include"],
    attributes: ["width", "background-color"],
    content: "blocks",
  }),
  "mj-wrapper": tag("Several sections on one background", {
    children: ["mj-section", "mj-hero", "mj-raw", "mj-include"],
    attributes: [...BACKGROUND, ...BORDER, ...PADDING, "full-width", "text-align", "gap"],
    content: "blocks",
  }),
  "mj-section": tag("A row of columns", {
    children: ["mj-column", "mj-group", "mj-raw", "mj-include"],
    attributes: [...BACKGROUND, ...BORDER, ...PADDING, "direction", "full-width", "text-align"],
    content: "blocks",
  }),
  "mj-group": tag("Columns that stay side by side on phones", {
    children: ["mj-column", "mj-raw"],
    attributes: ["background-color", "direction", "vertical-align", "width"],
    content: "blocks",
  }),
  "mj-column": tag("A column, which holds the content", {
    children: IN_COLUMN,
    attributes: [
      ...["width", "vertical-align", "background-color", "inner-background-color", "direction"],
      ...[...PADDING, ...BORDER, ...sides("inner-border"), "inner-border-radius"],
    ],
    content: "blocks",
  }),
  "mj-hero": tag("Content over a background image", {
    children: [
      "mj-text",
      "mj-image",
      "mj-button",
      "mj-divider",
      "mj-spacer",
      "mj-social",
      "mj-raw",
    ],
    attributes: [
      ...["mode", "height", "background-url", "background-color", "background-width"],
      ...["background-height", "background-position", "border-radius", "vertical-align"],
      ...[...PADDING, ...sides("inner-padding"), "inner-background-color"],
    ],
    content: "blocks",
    opening: ["background-url", "background-color"],
  }),
};

const CONTENT: Readonly<Record<string, Tag>> = {
  "mj-text": writing("Text, with HTML inside", [...FONT, ...LETTERS, ...CELL, "height"]),
  "mj-image": leaf(
    "An image",
    [
      ...["src", "alt", "width", "height", "max-height", ...LINK, "srcset", "sizes"],
      ...[...CELL, ...BORDER, "fluid-on-mobile", "usemap", "name"],
    ],
    ["src", "alt"],
  ),
  "mj-button": writing(
    "A button that works in Outlook too",
    [
      ...[...LINK, "background-color", "inner-padding", "width", "height", "text-align"],
      ...[...FONT, ...LETTERS, ...BORDER, ...CELL, "vertical-align", "name"],
    ],
    ["href"],
  ),
  "mj-divider": leaf("A line across the column", [
    ...["border-color", "border-style", "border-width", "width", ...CELL],
  ]),
  "mj-spacer": leaf("Empty space", ["height", "container-background-color"], ["height"]),
  "mj-table": writing("A data table, with rows and cells inside", [
    ...["width", "cellpadding", "cellspacing", "table-layout", "role", "border"],
    ...[...FONT, ...CELL],
  ]),
  "mj-social": tag("Icons of social networks", {
    children: ["mj-social-element", "mj-raw"],
    attributes: [
      ...["mode", "icon-size", "icon-height", "icon-padding", "text-padding", "inner-padding"],
      ...[...FONT, ...CELL, "border-radius", "text-decoration", "table-layout"],
    ],
    content: "blocks",
  }),
  "mj-social-element": writing(
    "One network",
    [
      ...["name", ...LINK, "src", "alt", "srcset", "icon-size", "icon-height", "icon-padding"],
      ...["icon-position", "background-color", "border-radius", "text-padding", ...FONT],
      ...[...PADDING, "align", "vertical-align", "text-decoration"],
    ],
    ["name", "href"],
  ),
  "mj-navbar": tag("A row of links", {
    children: ["mj-navbar-link", "mj-raw"],
    attributes: ["align", "base-url", "hamburger", ...PADDING, ...NAV_ICON],
    content: "blocks",
  }),
  "mj-navbar-link": writing("One link", [...LINK, ...FONT, ...LETTERS, ...PADDING], ["href"]),
  "mj-accordion": tag("Entries that open with a click", {
    children: ["mj-accordion-element", "mj-raw"],
    attributes: ["border", "font-family", "container-background-color", ...ICONS, ...PADDING],
    content: "blocks",
  }),
  "mj-accordion-element": tag("One entry", {
    children: ["mj-accordion-title", "mj-accordion-text", "mj-raw"],
    attributes: ["background-color", "border", "font-family", ...ICONS],
    content: "blocks",
  }),
  "mj-accordion-title": writing("What is always seen", [...FONT, "background-color", ...PADDING]),
  "mj-accordion-text": writing("What opens", [
    ...[...FONT, "letter-spacing", "background-color", ...PADDING],
  ]),
  "mj-carousel": tag("Pictures one after the other, where clients can", {
    children: ["mj-carousel-image"],
    attributes: [
      ...["thumbnails", "icon-width", "left-icon", "right-icon", "border-radius", "tb-border"],
      ...["tb-border-radius", "tb-hover-border-color", "tb-selected-border-color", "tb-width"],
      ...CELL,
    ],
    content: "blocks",
  }),
  "mj-carousel-image": leaf(
    "One picture",
    ["src", "alt", "thumbnails-src", ...LINK, "border-radius", "tb-border", "tb-border-radius"],
    ["src", "alt"],
  ),
  "mj-raw": bare("HTML taken as it is", { attributes: ["position"], content: "html" }),
};

export const TAGS: Readonly<Record<string, Tag>> = { ...HEAD, ...LAYOUT, ...CONTENT };

/** The tags that may stand directly in `parent`; all of them when it is unknown. */
export function childrenOf(parent: string | undefined): readonly string[] {
  if (parent === undefined) return ["mjml"];
  if (parent === "mj-attributes") {
    return ["mj-all", "mj-class", ...Object.keys({ ...LAYOUT, ...CONTENT })];
  }
  return TAGS[parent]?.children ?? [];
}
