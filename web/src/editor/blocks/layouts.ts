// Layouts: rows with empty columns, and what goes around or behind them.
import {
  Columns2,
  Columns3,
  Columns4,
  type LucideIcon,
  PanelLeft,
  PanelRight,
  PanelTop,
  RectangleHorizontal,
  Square,
} from "lucide-react";
import type { Block } from "../document/model";
import { button, column, heading, hero, section, text, wrapper } from "./building";
import type { CatalogEntry } from "./entry";
import type { Look } from "./look";

export const LAYOUTS: readonly CatalogEntry[] = [
  columns("1 column", ["100%"], Square, "row section full width single"),
  columns("2 columns", ["50%", "50%"], Columns2, "row section half halves"),
  columns("3 columns", ["33.33%", "33.33%", "33.33%"], Columns3, "row section thirds"),
  columns("4 columns", ["25%", "25%", "25%", "25%"], Columns4, "row section quarters"),
  columns("1/3 and 2/3", ["33.33%", "66.67%"], PanelLeft, "row columns narrow left sidebar"),
  columns("2/3 and 1/3", ["66.67%", "33.33%"], PanelRight, "row columns narrow right sidebar"),
  {
    id: "hero",
    label: "Hero",
    group: "layout",
    icon: PanelTop,
    hint: "Words over a picture or a color",
    keywords: ["banner", "background", "image", "header", "cover"],
    make: (look) => [heroOf(look)],
  },
  {
    id: "wrapper",
    label: "Wrapper",
    group: "layout",
    icon: RectangleHorizontal,
    hint: "Several sections on one background",
    keywords: ["card", "box", "background", "border", "container"],
    make: (look) => [
      wrapper([section(look, [column([])])], {
        backgroundColor: look.tint,
        padding: "24px",
      }),
    ],
  },
];

function columns(
  label: string,
  widths: readonly string[],
  icon: LucideIcon,
  keywords: string,
): CatalogEntry {
  const even = new Set(widths).size === 1;
  return {
    id: `columns-${widths.map((width) => Number.parseInt(width, 10)).join("-")}`,
    label,
    group: "layout",
    icon,
    hint:
      widths.length === 1 ? "A row across the email" : "Side by side; below each other on phones",
    keywords: keywords.split(" "),
    // columns of one width need none: they share the row, however many there will be
    make: (look) => [
      section(
        look,
        widths.map((width) => column([], even ? {} : { width })),
      ),
    ],
  };
}

function heroOf(look: Look): Block {
  const color = look.onAccent;
  return hero(
    [
      heading(look, "Say the one thing", 1, { color, align: "center" }),
      text(look, "One or two sentences on why it matters to the reader.", {
        color,
        align: "center",
      }),
      button(look, "Take a look", {
        align: "center",
        backgroundColor: color,
        color: look.accent,
      }),
    ],
    {
      mode: "fluid-height",
      backgroundColor: look.accent,
      backgroundWidth: "600px",
      backgroundHeight: "360px",
      padding: "72px 24px",
      verticalAlign: "middle",
    },
  );
}
