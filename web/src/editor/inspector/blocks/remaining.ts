// What the specification knows of a block that no group of fields shows.
import { type FieldOf, layoutOf } from "./layouts";

// shown by parts of their own
const ELSEWHERE: ReadonlySet<string> = new Set(
  (
    "section.direction section.backgroundColor wrapper.backgroundColor hero.backgroundColor column.width image.src image.alt image.href " +
    "image.width image.align image.fluidOnMobile image.title button.href button.width button.align " +
    "hero.mode hero.height item.name item.href item.src item.alt table.role"
  ).split(" "),
);
const BACKGROUND = /^background(?!Color)/;
const SIDE = /(?:Top|Right|Bottom|Left)$/;

const MORE_LABELS: Readonly<Record<string, string>> = {
  rel: "Relation",
  target: "Opens in",
  name: "Name",
  title: "Tooltip",
  srcset: "Sources by width",
  sizes: "Sizes",
  usemap: "Image map",
  role: "Role",
  maxHeight: "Max height",
  fontSize: "Alt text size",
  iconHeight: "Icon height",
  gutter: "Gutter",
};

/** What the specification knows of a type and no group shows. */
export function restOf(type: string, props: readonly string[]): FieldOf[] {
  const shown = new Set(layoutOf([type]).flatMap(({ fields }) => fields.map(({ prop }) => prop)));
  return props
    .filter((prop) => !shown.has(prop) && !ELSEWHERE.has(`${type}.${prop}`))
    .filter((prop) => !BACKGROUND.test(prop) && !sideOfShown(prop, shown))
    .map((prop) => ({ prop, label: MORE_LABELS[prop] ?? labelled(prop) }));
}

function sideOfShown(prop: string, shown: ReadonlySet<string>): boolean {
  return SIDE.test(prop) && (shown.has(prop.replace(SIDE, "")) || prop.startsWith("padding"));
}

function labelled(prop: string): string {
  const words = prop.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
