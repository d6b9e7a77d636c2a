// What blocks are called, and the icon each kind has: the same words in every part of the editor.
import {
  AppWindow,
  CodeXml,
  Columns2,
  Component,
  Group,
  Heading,
  Image,
  Images,
  Layers,
  Link,
  ListCollapse,
  type LucideIcon,
  Menu,
  RectangleEllipsis,
  RectangleVertical,
  Rows2,
  SeparatorHorizontal,
  Share2,
  SquareCode,
  Table2,
  Type,
  UnfoldVertical,
} from "lucide-react";
import { type Block, inside } from "../document/model";

const NAMES: Readonly<Record<string, string>> = {
  root: "Email",
  section: "Section",
  wrapper: "Wrapper",
  hero: "Hero",
  group: "Group",
  column: "Column",
  text: "Text",
  heading: "Heading",
  image: "Image",
  button: "Button",
  divider: "Divider",
  spacer: "Spacer",
  social: "Social links",
  item: "Social link",
  table: "Table",
  html: "HTML",
  mjml: "MJML",
  synced: "Synced block",
  "mj-navbar": "Menu",
  "mj-navbar-link": "Menu link",
  "mj-accordion": "Accordion",
  "mj-accordion-element": "Accordion part",
  "mj-accordion-title": "Accordion title",
  "mj-accordion-text": "Accordion text",
  "mj-carousel": "Carousel",
  "mj-carousel-image": "Carousel image",
};

const ICONS: Readonly<Record<string, LucideIcon>> = {
  root: AppWindow,
  section: Rows2,
  wrapper: Layers,
  hero: AppWindow,
  group: Group,
  column: RectangleVertical,
  columns: Columns2,
  text: Type,
  heading: Heading,
  image: Image,
  button: RectangleEllipsis,
  divider: SeparatorHorizontal,
  spacer: UnfoldVertical,
  social: Share2,
  item: Link,
  table: Table2,
  html: CodeXml,
  mjml: SquareCode,
  synced: Component,
  "mj-navbar": Menu,
  "mj-navbar-link": Link,
  "mj-accordion": ListCollapse,
  "mj-accordion-element": ListCollapse,
  "mj-carousel": Images,
  "mj-carousel-image": Image,
};

const NETWORKS: Readonly<Record<string, string>> = {
  x: "X",
  linkedin: "LinkedIn",
  youtube: "YouTube",
  github: "GitHub",
  soundcloud: "SoundCloud",
  web: "Website",
};

const HEADING = /^\s*<h[1-6][\s>]/i;

/** What a block is called: its own name, or what people call a thing like it. */
export function labelOf(block: Block): string {
  if (block.name) {
    return block.name;
  }
  const kind = kindOf(block);
  if (kind === "section") {
    const columns = columnsOf(block);
    return columns > 1 ? `${columns} columns` : "Section";
  }
  if (block.type === "item") {
    return networkOf(block.props?.["name"]) ?? "Social link";
  }
  return NAMES[kind] ?? NAMES[block.type] ?? "Block";
}

/** The icon of a block, or of any type of block by its name. */
export function iconOf(block: Block | string): LucideIcon {
  if (typeof block === "string") {
    return ICONS[block] ?? SquareCode;
  }
  const kind = kindOf(block);
  if (kind === "section" && columnsOf(block) > 1) {
    return Columns2;
  }
  return ICONS[kind] ?? ICONS[block.type] ?? SquareCode;
}

/** The type of a block; a text that is a heading is one, and an MJML component is its tag. */
function kindOf(block: Block): string {
  if (block.type === "mjml") {
    return block.tag;
  }
  if (block.type === "text") {
    const [first] = block.text?.content ?? [];
    const heading = first ? first.type === "heading" : HEADING.test(block.html ?? "");
    return heading ? "heading" : "text";
  }
  return block.type;
}

function columnsOf(block: Block): number {
  return inside(block).reduce(
    (count, child) => count + (child.type === "group" ? inside(child).length : 1),
    0,
  );
}

function networkOf(name: string | undefined): string | undefined {
  const network = name?.replace(/-noshare$/, "");
  return network && (NETWORKS[network] ?? network.charAt(0).toUpperCase() + network.slice(1));
}
