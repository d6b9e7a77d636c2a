// Where, below the element that carries a block's class, a property has to be set to be seen.

const SELF = "";
const ROW = {
  "*": " > table > tbody > tr > td",
  "background-color": ", {0} > table",
  "background-url": ", {0} > table",
  "border-radius": ", {0} > table",
};

/** By type of block and attribute; `{0}` is the block's own class. */
export const TARGETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { "*": " div", "container-background-color": SELF, padding: SELF, align: " div" },
  button: {
    "*": " a",
    "background-color": " td, {0} a",
    "container-background-color": SELF,
    padding: SELF,
    "inner-padding": " a",
    border: " td",
    "border-radius": " td, {0} a",
    align: SELF,
    width: " table",
  },
  image: { "*": " img", "container-background-color": SELF, padding: SELF, align: SELF },
  divider: { "*": " p", "container-background-color": SELF, padding: SELF },
  spacer: { "*": " div", "container-background-color": SELF, padding: SELF },
  social: { "*": " a", "container-background-color": SELF, padding: SELF, align: SELF },
  item: { "*": " a", "background-color": " table", padding: " > td" },
  table: { "*": " table", "container-background-color": SELF, padding: SELF },
  section: ROW,
  wrapper: ROW,
  hero: { "*": " td", "background-color": " td", padding: " td" },
  column: { "*": " > table > tbody > tr > td, {0} > table" },
  group: { "*": SELF },
};

/** What an attribute is called in CSS where it has another name. */
export const CSS_NAMES: Readonly<Record<string, string>> = {
  align: "text-align",
  "container-background-color": "background-color",
  "inner-background-color": "background-color",
  "inner-padding": "padding",
  "background-url": "background-image",
  "border-color": "border-top-color",
  "border-width": "border-top-width",
  "border-style": "border-top-style",
};

/** Attributes that are not style: an overlay of them has no meaning in CSS. */
export const NO_CSS: ReadonlySet<string> = new Set([
  "alt",
  "href",
  "name",
  "src",
  "srcset",
  "sizes",
  "title",
  "rel",
  "target",
  "usemap",
  "mode",
  "role",
  "full-width",
  "fluid-on-mobile",
  "cellpadding",
  "cellspacing",
  "icon-position",
]);
