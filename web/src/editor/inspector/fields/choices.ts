// What there is to choose from, by prop: labels, and icons where they say it better than words.
import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
  CaseLower,
  CaseSensitive,
  CaseUpper,
  Italic,
  Minus,
  PilcrowLeft,
  PilcrowRight,
  RemoveFormatting,
  Strikethrough,
  Type,
  Underline,
} from "lucide-react";
import type { Choice } from "./ChoiceInput";

const ALIGN: readonly Choice[] = [
  { value: "left", label: "Left", icon: AlignLeft },
  { value: "center", label: "Center", icon: AlignCenter },
  { value: "right", label: "Right", icon: AlignRight },
  { value: "justify", label: "Justify", icon: AlignJustify },
];

const VERTICAL: readonly Choice[] = [
  { value: "top", label: "Top", icon: AlignVerticalJustifyStart },
  { value: "middle", label: "Middle", icon: AlignVerticalJustifyCenter },
  { value: "bottom", label: "Bottom", icon: AlignVerticalJustifyEnd },
];

const CASES: readonly Choice[] = [
  { value: "none", label: "As written", icon: Minus },
  { value: "uppercase", label: "Upper case", icon: CaseUpper },
  { value: "lowercase", label: "Lower case", icon: CaseLower },
  { value: "capitalize", label: "Capitals", icon: CaseSensitive },
];

const STYLES: readonly Choice[] = [
  { value: "normal", label: "Upright", icon: Type },
  { value: "italic", label: "Italic", icon: Italic },
];

const DIRECTIONS: readonly Choice[] = [
  { value: "ltr", label: "Left to right", icon: PilcrowRight },
  { value: "rtl", label: "Right to left", icon: PilcrowLeft },
];

const DECORATIONS: readonly Choice[] = [
  { value: "none", label: "None", icon: RemoveFormatting },
  { value: "underline", label: "Underline", icon: Underline },
  { value: "line-through", label: "Strikethrough", icon: Strikethrough },
];

/** Weights by what people call them. */
export const WEIGHTS: readonly Choice[] = [
  { value: "300", label: "Light" },
  { value: "400", label: "Regular" },
  { value: "500", label: "Medium" },
  { value: "600", label: "Semibold" },
  { value: "700", label: "Bold" },
  { value: "800", label: "Extra bold" },
];

/** What CSS also calls a weight. */
export const WEIGHT_WORDS: Readonly<Record<string, string>> = { normal: "400", bold: "700" };

/** Choices that are shown side by side, by prop. */
const SEGMENTS: Readonly<Record<string, readonly Choice[]>> = {
  align: ALIGN,
  textAlign: ALIGN,
  icoAlign: ALIGN,
  verticalAlign: VERTICAL,
  textTransform: CASES,
  fontStyle: STYLES,
  textDecoration: DECORATIONS,
  direction: DIRECTIONS,
};

const WORDS: Readonly<Record<string, string>> = {
  "no-repeat": "Once",
  repeat: "Tiled",
  auto: "By content",
  fixed: "Fixed",
};

/** The choices of an enumerated prop, and whether they fit side by side. */
export function choicesOf(
  prop: string,
  kind: string,
): { choices: readonly Choice[]; row: boolean } {
  const values = kind.startsWith("enum:") ? kind.slice("enum:".length).split("|") : null;
  const icons = SEGMENTS[prop];
  if (icons) {
    const known = values ? icons.filter(({ value }) => values.includes(value)) : icons;
    return { choices: known, row: true };
  }
  const choices = (values ?? []).map((value) => ({ value, label: WORDS[value] ?? capital(value) }));
  return { choices, row: choices.length <= 3 };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll("-", " ");
}
