// Content: what stands in a column.
import {
  CirclePlay,
  CodeXml,
  GalleryHorizontal,
  Heading,
  Image,
  ListCollapse,
  Menu,
  RectangleEllipsis,
  SeparatorHorizontal,
  Share2,
  ShoppingBag,
  SquareCode,
  SquareMenu,
  Table2,
  Type,
  UnfoldVertical,
} from "lucide-react";
import type { Block } from "../document/model";
import { kebab } from "../document/specification";
import {
  BOLD,
  button,
  column,
  divider,
  group,
  heading,
  html,
  image,
  link,
  mjml,
  paragraph,
  section,
  social,
  spacer,
  table,
  text,
  variable,
  words,
} from "./building";
import type { CatalogEntry } from "./entry";
import type { Look, Props } from "./look";

const PAGES: readonly [string, string][] = [
  ["New in", "https://example.com/new"],
  ["Bestsellers", "https://example.com/bestsellers"],
  ["About us", "https://example.com/about"],
];

export const CONTENTS: readonly CatalogEntry[] = [
  content("text", "Text", Type, "Paragraphs and lists", "paragraph copy words body", (look) => [
    text(look, "Write what the reader should know. Short sentences are read to the end."),
  ]),
  content("heading", "Heading", Heading, "A title", "title headline h1 h2 caption", (look) => [
    heading(look, "A clear headline", 2),
  ]),
  content("image", "Image", Image, "A picture, linked or not", "picture photo logo graphic", () => [
    image({ padding: "10px 25px" }),
  ]),
  content(
    "button",
    "Button",
    RectangleEllipsis,
    "A link that asks to be clicked",
    "cta link call action",
    (look) => [button(look, "Read more")],
  ),
  content(
    "divider",
    "Divider",
    SeparatorHorizontal,
    "A thin line",
    "line rule separator hr",
    (look) => [divider(look)],
  ),
  content("spacer", "Spacer", UnfoldVertical, "Empty height", "space gap distance", () => [
    spacer("32px"),
  ]),
  content(
    "social",
    "Social links",
    Share2,
    "Icons of networks",
    "facebook instagram linkedin x youtube follow icons",
    () => [
      social({
        facebook: "https://www.facebook.com/",
        instagram: "https://www.instagram.com/",
        linkedin: "https://www.linkedin.com/",
        youtube: "https://www.youtube.com/",
      }),
    ],
  ),
  content("menu", "Menu", Menu, "A row of links", "navigation nav navbar links", (look) => [
    menuOf(look),
  ]),
  content(
    "folding-menu",
    "Folding menu",
    SquareMenu,
    "Links that fold behind a button on phones",
    "navigation navbar hamburger links mobile",
    (look) => [foldingMenu(look)],
  ),
  content("table", "Table", Table2, "Rows of data", "data grid prices order rows", (look) => [
    tableOf(look),
  ]),
  content(
    "products",
    "List of products",
    ShoppingBag,
    "Repeats for every product in your data",
    "repeat loop each items cart catalog shop list",
    (look) => [productsOf(look)],
  ),
  content(
    "video",
    "Video",
    CirclePlay,
    "A still that leads to the video",
    "play youtube vimeo movie thumbnail film",
    (look) => videoOf(look),
  ),
  content(
    "accordion",
    "Accordion",
    ListCollapse,
    "Questions that open where clients can",
    "faq questions fold collapse details",
    (look) => [accordionOf(look)],
  ),
  content("html", "HTML", CodeXml, "Your own markup", "code custom raw embed", (look) => [
    html(
      `<p style="margin:0;padding:10px 25px;font-family:Helvetica,Arial,sans-serif;font-size:14px;color:${look.muted};">Your own HTML</p>`,
    ),
  ]),
  content(
    "carousel",
    "Carousel",
    GalleryHorizontal,
    "Pictures to leaf through; the first one elsewhere",
    "gallery slider slideshow images",
    () => [
      mjml("mj-carousel", {}, { children: ["First", "Second", "Third"].map((one) => slide(one)) }),
    ],
  ),
  content("mjml", "MJML", SquareCode, "A component in MJML", "code component source", (look) => [
    mjml("mj-text", attributesOf(look.text), { html: "A component written in MJML" }),
  ]),
];

function content(
  id: string,
  label: string,
  icon: CatalogEntry["icon"],
  hint: string,
  keywords: string,
  make: CatalogEntry["make"],
): CatalogEntry {
  return { id, label, group: "content", icon, hint, keywords: keywords.split(" "), make };
}

/** Links with room between them: read by every client, and they wrap on phones. */
export function menuOf(look: Look): Block {
  const color = look.text["color"] ?? look.accent;
  const links = PAGES.flatMap(([label, href], at) => [
    ...(at > 0 ? [words("\u00a0\u00a0\u00a0\u00a0 ")] : []),
    words(label, link(href, `color:${color};text-decoration:none;`), BOLD),
  ]);
  return text(look, [paragraph(links)], { align: "center", fontSize: "14px" });
}

function foldingMenu(look: Look): Block {
  const color = look.text["color"] ?? look.accent;
  return mjml(
    "mj-navbar",
    { hamburger: "hamburger", "ico-color": color },
    {
      children: PAGES.map(([label, href]) =>
        mjml(
          "mj-navbar-link",
          { href, color, "font-size": "14px", "text-transform": "none" },
          { html: label },
        ),
      ),
    },
  );
}

function tableOf(look: Look): Block {
  const cell = `padding:10px 0;border-bottom:1px solid ${look.line};`;
  const row = (name: string, price: string, tag = "td") =>
    `<tr><${tag} style="${cell}text-align:left;">${name}</${tag}><${tag} style="${cell}text-align:right;">${price}</${tag}></tr>`;
  return table(
    look,
    row("Item", "Price", "th") + row("First item", "12.00") + row("Second item", "8.50"),
  );
}

/** A row for every product: picture at the left, words at the right. */
function productsOf(look: Look): Block {
  const words = [
    heading(look, [variable("product.name")], 3, { padding: "0 25px 4px 10px" }),
    text(look, [paragraph([variable("product.price", undefined, BOLD)])], {
      padding: "0 25px 12px 10px",
    }),
    button(look, "View", {
      href: "{{ product.url }}",
      align: "left",
      padding: "0 25px 0 10px",
      innerPadding: "10px 20px",
      fontSize: "14px",
    }),
  ];
  const picture = image({
    src: "{{ product.image }}",
    alt: "{{ product.name }}",
    href: "{{ product.url }}",
    borderRadius: "6px",
    padding: "0 10px 0 25px",
  });
  return section(
    look,
    [
      group([
        column([picture], { width: "40%", verticalAlign: "middle" }),
        column(words, { width: "60%", verticalAlign: "middle" }),
      ]),
    ],
    { padding: "12px 0" },
    { name: "Product", each: { in: "products", as: "product" } },
  );
}

function videoOf(look: Look): Block[] {
  const href = "https://example.com/video";
  return [
    image({ href, alt: "Watch the video", borderRadius: "8px", padding: "10px 25px 0" }),
    button(look, "▶  Watch the video", { href, padding: "12px 25px 10px" }),
  ];
}

function accordionOf(look: Look): Block {
  const font = look.text["fontFamily"];
  const family: Record<string, string> = font === undefined ? {} : { "font-family": font };
  const color = look.text["color"] ?? look.accent;
  const part = (title: string, answer: string) =>
    mjml("mj-accordion-element", family, {
      children: [
        mjml("mj-accordion-title", { "font-size": "16px", color }, { html: title }),
        mjml("mj-accordion-text", { "font-size": "15px", color: look.muted }, { html: answer }),
      ],
    });
  return mjml(
    "mj-accordion",
    { border: `1px solid ${look.line}` },
    {
      children: [
        part("When will it arrive?", "Within three working days."),
        part("Can I send it back?", "Within thirty days, free of charge."),
      ],
    },
  );
}

function slide(name: string): Block {
  return mjml("mj-carousel-image", { src: "", alt: `${name} picture` });
}

function attributesOf(props: Props): Props {
  return Object.fromEntries(Object.entries(props).map(([name, value]) => [kebab(name), value]));
}
