/** What each MJML attribute means and which values it takes. */

export type AttributeKind =
  | "border"
  | "box"
  | "choice"
  | "class"
  | "color"
  | "font"
  | "length"
  | "number"
  | "text"
  | "url";

export interface Attribute {
  readonly about: string;
  readonly kind: AttributeKind;
  /** Values worth offering; for a choice these are all there are. */
  readonly values?: readonly string[];
}

const choice = (about: string, ...values: string[]): Attribute => ({
  about,
  kind: "choice",
  values,
});
const color = (about: string): Attribute => ({ about, kind: "color" });
const length = (about: string, ...values: string[]): Attribute => ({
  about,
  kind: "length",
  values,
});
const box = (about: string): Attribute => ({
  about,
  kind: "box",
  values: ["0", "10px 25px", "20px 0", "0 24px", "16px"],
});
const border = (about: string): Attribute => ({
  about,
  kind: "border",
  values: ["none", "1px solid #dddddd"],
});
const url = (about: string): Attribute => ({ about, kind: "url", values: ["https://"] });
const text = (about: string, ...values: string[]): Attribute => ({ about, kind: "text", values });
const number = (about: string, ...values: string[]): Attribute => ({
  about,
  kind: "number",
  values,
});

const PADDING = ["10px", "16px", "20px", "24px", "0"] as const;

export const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  align: choice("Where the content stands horizontally", "left", "center", "right"),
  alt: text("What the image says, for people who cannot see it. Empty when it is decoration"),
  "background-color": color("Color behind the content"),
  "background-height": length("Height of the background image, for Outlook", "400px"),
  "background-position": text(
    "Which part of the background image is seen",
    "top center",
    "center center",
    "bottom center",
  ),
  "background-position-x": text("Horizontal place of the background image", "center", "left"),
  "background-position-y": text("Vertical place of the background image", "top", "center"),
  "background-repeat": choice("Whether the background image repeats", "repeat", "no-repeat"),
  "background-size": choice(
    "How the background image fills its place",
    "auto",
    "cover",
    "contain",
    "100%",
  ),
  "background-url": url("Background image. Give a background color too: some clients drop images"),
  "background-width": length("Width of the background image, for Outlook", "600px"),
  "base-url": url("Put before the address of every link in the navigation"),
  border: border("Border around the block, as in CSS"),
  "border-bottom": border("Border below"),
  "border-color": color("Color of the line"),
  "border-left": border("Border at the left"),
  "border-radius": length("Rounded corners. Outlook on Windows shows square ones", "3px", "6px"),
  "border-right": border("Border at the right"),
  "border-style": choice("Style of the line", "solid", "dashed", "dotted"),
  "border-top": border("Border above"),
  "border-width": length("Thickness of the line", "1px", "2px", "4px"),
  cellpadding: number("Space inside the cells", "0"),
  cellspacing: number("Space between the cells", "0"),
  color: color("Color of the text"),
  "container-background-color": color("Color of the whole cell the block stands in"),
  "css-class": text("Class name on the compiled block, for rules in mj-style"),
  direction: choice("Order of the columns: rtl puts the last one first on desktop", "ltr", "rtl"),
  "fluid-on-mobile": choice("The image fills the width on phones", "true"),
  "font-family": { about: "Fonts in order of preference", kind: "font" },
  "font-size": length("Size of the text", "13px", "14px", "16px", "18px", "24px", "32px"),
  "font-style": choice("Slant of the text", "normal", "italic", "oblique"),
  "font-weight": choice("Weight of the text", "normal", "bold", "300", "400", "500", "600", "700"),
  "full-width": choice("The background reaches from edge to edge", "full-width"),
  gap: length("Space between the sections of the wrapper", "16px"),
  gutter: length("Space between columns", "16px"),
  hamburger: choice("Show the links behind a button on phones", "hamburger"),
  height: length("Height", "20px", "32px", "auto"),
  href: url("Where a click leads. A link or a variable such as {{ action_url }}"),
  "icon-align": choice("Vertical place of the icon", "top", "middle", "bottom"),
  "icon-height": length("Height of the icon", "20px", "32px"),
  "icon-padding": box("Space around the icon"),
  "icon-position": choice("Side of the icon", "left", "right"),
  "icon-size": length("Width and height of the icon", "20px", "24px", "32px"),
  "icon-unwrapped-alt": text("Text for the icon of an open entry", "-"),
  "icon-unwrapped-url": url("Icon of an open entry"),
  "icon-width": length("Width of the icon", "20px", "32px", "44px"),
  "icon-wrapped-alt": text("Text for the icon of a closed entry", "+"),
  "icon-wrapped-url": url("Icon of a closed entry"),
  "ico-align": choice("Where the menu button stands", "left", "center", "right"),
  "ico-close": text("Sign of the open menu button", "&#8855;"),
  "ico-color": color("Color of the menu button"),
  "ico-font-family": { about: "Font of the menu button", kind: "font" },
  "ico-font-size": length("Size of the menu button", "30px"),
  "ico-line-height": length("Line height of the menu button", "30px"),
  "ico-open": text("Sign of the closed menu button", "&#9776;"),
  "ico-padding": box("Space around the menu button"),
  "ico-padding-bottom": length("Space below the menu button", ...PADDING),
  "ico-padding-left": length("Space left of the menu button", ...PADDING),
  "ico-padding-right": length("Space right of the menu button", ...PADDING),
  "ico-padding-top": length("Space above the menu button", ...PADDING),
  "ico-text-decoration": choice("Line of the menu button", "none", "underline"),
  "ico-text-transform": choice("Case of the menu button", "none", "uppercase"),
  inline: choice("Write these rules into the style of each element they match", "inline"),
  "inner-background-color": color("Color inside the padding of the column"),
  "inner-border": border("Border inside the padding of the column"),
  "inner-border-bottom": border("Inner border below"),
  "inner-border-left": border("Inner border at the left"),
  "inner-border-radius": length("Rounded corners of the inner border", "6px"),
  "inner-border-right": border("Inner border at the right"),
  "inner-border-top": border("Inner border above"),
  "inner-padding": box("Space between the label and the edge"),
  "inner-padding-bottom": length("Inner space below", ...PADDING),
  "inner-padding-left": length("Inner space at the left", ...PADDING),
  "inner-padding-right": length("Inner space at the right", ...PADDING),
  "inner-padding-top": length("Inner space above", ...PADDING),
  "left-icon": url("Icon that shows the previous picture"),
  "letter-spacing": length("Space between letters", "normal", "0.5px", "1px", "2px"),
  "line-height": text("Distance between lines", "1.2", "1.4", "1.5", "1.6", "24px"),
  "max-height": length("Greatest height of the image", "400px"),
  "mj-class": { about: "Names of classes defined in mj-attributes", kind: "class" },
  mode: choice("How the block is laid out", "horizontal", "vertical"),
  name: text("Name"),
  padding: box("Space around the content: top right bottom left"),
  "padding-bottom": length("Space below", ...PADDING),
  "padding-left": length("Space at the left", ...PADDING),
  "padding-right": length("Space at the right", ...PADDING),
  "padding-top": length("Space above", ...PADDING),
  path: text("Name of the partial to put here"),
  position: choice("Put it before the doctype", "file-start"),
  rel: text("Relation of the link", "noopener", "nofollow"),
  "right-icon": url("Icon that shows the next picture"),
  role: choice("Meaning for screen readers: none for layout, table for data", "none", "table"),
  sizes: text("Width of the image by screen size"),
  src: url("Address of the image"),
  srcset: text("Other sizes of the image, for sharp screens"),
  "table-layout": choice("How column widths are found", "auto", "fixed"),
  target: choice("Where the link opens", "_blank", "_self", "_top"),
  "tb-border": border("Border of the thumbnails"),
  "tb-border-radius": length("Rounded corners of the thumbnails", "6px"),
  "tb-hover-border-color": color("Border of a thumbnail under the pointer"),
  "tb-selected-border-color": color("Border of the chosen thumbnail"),
  "tb-width": length("Width of the thumbnails", "60px"),
  "text-align": choice("Alignment of the text", "left", "center", "right", "justify"),
  "text-decoration": choice("Line of the text", "none", "underline", "line-through"),
  "text-padding": box("Space around the text"),
  "text-transform": choice("Case of the text", "none", "uppercase", "lowercase", "capitalize"),
  thumbnails: choice("Whether thumbnails are shown", "visible", "hidden", "supported"),
  "thumbnails-src": url("Other picture for the thumbnail"),
  title: text("Shown when the pointer rests on it"),
  usemap: text("Image map, as #name"),
  "vertical-align": choice("Where the content stands vertically", "top", "middle", "bottom"),
  width: length("Width", "100%", "50%", "33.33%", "600px"),
};

/** Where a tag gives an attribute another meaning or other values. */
export const ATTRIBUTES_OF: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  "mj-body": {
    width: length("Width of the email on desktop", "600px", "640px", "700px"),
    "background-color": color("Color around the email"),
  },
  "mj-breakpoint": { width: length("Columns stack below this width", "320px", "480px") },
  "mj-text": { align: choice("Alignment of the text", "left", "center", "right", "justify") },
  "mj-hero": {
    mode: choice("Keep the height or grow with the content", "fixed-height", "fluid-height"),
    height: length("Height, for fixed-height", "400px"),
  },
  "mj-font": {
    name: text("Name to use in font-family"),
    href: url("Stylesheet that brings the font. Give a fallback: many clients do not load it"),
  },
  "mj-class": { name: text("Name to use in mj-class") },
  "mj-column": {
    width: length("Share of the section", "50%", "33.33%", "25%", "66.66%", "200px"),
  },
  "mj-image": { width: length("Width in pixels; never wider than its column", "200px", "600px") },
  "mj-carousel-image": { name: text("Name") },
  "mj-social-element": {
    name: choice(
      "The network, which brings icon and color",
      ...["facebook", "x", "instagram", "linkedin", "youtube", "tiktok", "bluesky", "github"],
      ...["pinterest", "snapchat", "medium", "vimeo", "dribbble", "tumblr", "soundcloud"],
      ...["twitter", "xing", "web", "facebook-noshare", "x-noshare", "linkedin-noshare"],
    ),
  },
  mjml: {
    lang: text("Language of the text, for screen readers", "en", "de", "fr", "es", "ar"),
    dir: choice("Direction of the text", "ltr", "rtl", "auto"),
  },
};

/** The meaning of an attribute on a tag. */
export function attributeOf(tag: string, name: string): Attribute | undefined {
  return ATTRIBUTES_OF[tag]?.[name] ?? ATTRIBUTES[name];
}
