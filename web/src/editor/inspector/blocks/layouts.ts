// Which fields each type of block has, in which groups and in which order.
import type { PropFieldProps } from "../fields/PropField";

export type FieldOf = Pick<PropFieldProps, "prop" | "label"> & Partial<PropFieldProps>;

export interface GroupOf {
  readonly title: string;
  readonly folded?: boolean;
  readonly fields: readonly FieldOf[];
}

const OUTSIDE: FieldOf = { prop: "padding", label: "Padding" };
const BEHIND: FieldOf = { prop: "containerBackgroundColor", label: "Behind" };

const TYPE: GroupOf = {
  title: "Typography",
  fields: [
    { prop: "fontFamily", label: "Font" },
    { prop: "fontSize", label: "Size", min: 6, max: 120 },
    { prop: "fontWeight", label: "Weight" },
    { prop: "lineHeight", label: "Line height" },
    { prop: "letterSpacing", label: "Letters", placeholder: "Normal" },
    { prop: "color", label: "Color" },
    { prop: "align", label: "Align" },
    { prop: "fontStyle", label: "Style" },
    { prop: "textTransform", label: "Case" },
    { prop: "textDecoration", label: "Line" },
  ],
};

const BORDER: GroupOf = {
  title: "Border",
  fields: [
    { prop: "border", label: "Border" },
    { prop: "borderRadius", label: "Radius" },
  ],
};

const BORDER_SIDES: GroupOf = {
  title: "Border by side",
  folded: true,
  fields: [
    { prop: "borderTop", label: "Top" },
    { prop: "borderRight", label: "Right" },
    { prop: "borderBottom", label: "Bottom" },
    { prop: "borderLeft", label: "Left" },
  ],
};

const ROW: readonly GroupOf[] = [
  {
    title: "Layout",
    fields: [
      { prop: "fullWidth", label: "Full width", help: "Its background reaches from edge to edge" },
      OUTSIDE,
      { prop: "gap", label: "Gap", help: "Between the sections inside" },
      { prop: "textAlign", label: "Align" },
    ],
  },
  BORDER,
  BORDER_SIDES,
];

const OF_TYPE: Readonly<Record<string, readonly GroupOf[]>> = {
  section: ROW,
  wrapper: ROW,
  group: [
    {
      title: "Layout",
      fields: [
        { prop: "width", label: "Width", mobile: false },
        { prop: "verticalAlign", label: "Align" },
        { prop: "direction", label: "Direction" },
        { prop: "backgroundColor", label: "Background" },
      ],
    },
  ],
  column: [
    {
      title: "Layout",
      fields: [
        { prop: "verticalAlign", label: "Align" },
        { prop: "padding", label: "Padding" },
        { prop: "direction", label: "Direction" },
      ],
    },
    {
      title: "Background",
      fields: [
        { prop: "backgroundColor", label: "Color" },
        { prop: "innerBackgroundColor", label: "Inner", help: "Within the padding" },
      ],
    },
    BORDER,
    BORDER_SIDES,
    {
      title: "Inner border",
      folded: true,
      fields: [
        { prop: "innerBorder", label: "Border" },
        { prop: "innerBorderRadius", label: "Radius" },
      ],
    },
  ],
  hero: [
    {
      title: "Layout",
      fields: [
        { prop: "verticalAlign", label: "Align" },
        OUTSIDE,
        { prop: "borderRadius", label: "Radius" },
      ],
    },
    {
      title: "Content box",
      folded: true,
      fields: [
        { prop: "innerBackgroundColor", label: "Color" },
        { prop: "innerPadding", label: "Padding" },
      ],
    },
  ],
  text: [
    TYPE,
    {
      title: "Spacing",
      fields: [
        OUTSIDE,
        { prop: "backgroundColor", label: "Highlight", help: "Behind the words only" },
        BEHIND,
        { prop: "height", label: "Height", placeholder: "By content" },
      ],
    },
  ],
  image: [{ title: "Spacing", fields: [OUTSIDE, BEHIND] }, BORDER, BORDER_SIDES],
  button: [
    TYPE,
    {
      title: "Shape",
      fields: [
        { prop: "backgroundColor", label: "Fill" },
        { prop: "innerPadding", label: "Inside" },
        { prop: "borderRadius", label: "Radius", help: "Square in Outlook on Windows" },
        { prop: "border", label: "Border" },
        { prop: "height", label: "Height", units: ["px"], placeholder: "By words" },
        { prop: "verticalAlign", label: "Words at" },
        { prop: "textAlign", label: "Words" },
      ],
    },
    { title: "Spacing", fields: [OUTSIDE, BEHIND] },
    BORDER_SIDES,
  ],
  divider: [
    {
      title: "Line",
      fields: [
        { prop: "borderColor", label: "Color", none: false },
        { prop: "borderWidth", label: "Thickness", max: 40 },
        { prop: "borderStyle", label: "Style" },
        { prop: "width", label: "Width" },
        { prop: "align", label: "Align" },
      ],
    },
    { title: "Spacing", fields: [OUTSIDE, BEHIND] },
  ],
  spacer: [
    {
      title: "Space",
      fields: [{ prop: "height", label: "Height", units: ["px"], max: 400 }, BEHIND],
    },
    { title: "Spacing", folded: true, fields: [OUTSIDE] },
    { ...BORDER, folded: true },
    BORDER_SIDES,
  ],
  social: [
    {
      title: "Icons",
      fields: [
        { prop: "mode", label: "Row" },
        { prop: "align", label: "Align" },
        { prop: "iconSize", label: "Size", units: ["px"], max: 96 },
        { prop: "borderRadius", label: "Radius" },
        { prop: "innerPadding", label: "Around each" },
        { prop: "iconPadding", label: "Around icons" },
      ],
    },
    { ...TYPE, title: "Words" },
    { title: "Spacing", fields: [OUTSIDE, { prop: "textPadding", label: "Around words" }, BEHIND] },
  ],
  item: [
    {
      title: "Icon",
      fields: [
        { prop: "backgroundColor", label: "Fill" },
        { prop: "iconSize", label: "Size", units: ["px"], max: 96 },
        { prop: "borderRadius", label: "Radius" },
        { prop: "iconPosition", label: "Position" },
        { prop: "padding", label: "Padding" },
        { prop: "iconPadding", label: "Around icon" },
      ],
    },
    { ...TYPE, title: "Words" },
  ],
  table: [
    TYPE,
    {
      title: "Layout",
      fields: [
        { prop: "width", label: "Width" },
        { prop: "tableLayout", label: "Columns" },
        { prop: "cellpadding", label: "Cell space" },
        { prop: "cellspacing", label: "Between" },
        { prop: "border", label: "Border" },
      ],
    },
    { title: "Spacing", fields: [OUTSIDE, BEHIND] },
  ],
};

const FOR_ALL: readonly GroupOf[] = [
  {
    title: "All blocks",
    fields: [
      { prop: "fontFamily", label: "Font" },
      { prop: "fontSize", label: "Size", min: 6, max: 120 },
      { prop: "lineHeight", label: "Line height" },
      { prop: "color", label: "Color" },
      { prop: "padding", label: "Padding" },
    ],
  },
];

/** What most blocks have: for several of different types. */
const COMMON: readonly GroupOf[] = [
  TYPE,
  {
    title: "Spacing",
    fields: [
      OUTSIDE,
      { prop: "backgroundColor", label: "Background" },
      BEHIND,
      { prop: "width", label: "Width", mobile: false },
      { prop: "height", label: "Height" },
      { prop: "verticalAlign", label: "Vertical" },
    ],
  },
  BORDER,
];

/** The groups of a type of block; several types have those that all of them know. */
export function layoutOf(types: readonly string[]): readonly GroupOf[] {
  const [type] = types;
  if (types.length !== 1 || type === undefined || type === "preset") {
    return COMMON;
  }
  return type === "mj-all" ? FOR_ALL : (OF_TYPE[type] ?? []);
}
