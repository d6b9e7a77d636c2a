// Ready-made parts of an email: sections that only need other words.
import {
  BadgePercent,
  CalendarDays,
  ChartNoAxesColumn,
  Megaphone,
  MousePointerClick,
  Newspaper,
  PanelBottom,
  PanelTop,
  Quote,
  Receipt,
  Signature,
  Sparkles,
} from "lucide-react";
import type { Block } from "../document/model";
import {
  BOLD,
  BREAK,
  button,
  column,
  divider,
  group,
  heading,
  image,
  link,
  paragraph,
  section,
  social,
  table,
  text,
  variable,
  words,
} from "./building";
import { menuOf } from "./contents";
import type { CatalogEntry } from "./entry";
import type { Look } from "./look";

export const READY_MADE: readonly CatalogEntry[] = [
  ready("header", "Header", PanelTop, "Logo and menu", "logo top brand navigation", header),
  ready(
    "footer",
    "Footer",
    PanelBottom,
    "Address and unsubscribe",
    "unsubscribe legal imprint address bottom social",
    footer,
  ),
  ready(
    "announcement",
    "Announcement",
    Megaphone,
    "A bar with one line",
    "bar banner notice strip top",
    announcement,
  ),
  ready(
    "article",
    "Article",
    Newspaper,
    "Picture, title and teaser",
    "news story blog post teaser",
    article,
  ),
  ready(
    "features",
    "Three features",
    Sparkles,
    "Three reasons side by side",
    "benefits icons columns services",
    features,
  ),
  ready(
    "call-to-action",
    "Call to action",
    MousePointerClick,
    "A title and one button",
    "cta action button signup",
    callToAction,
  ),
  ready(
    "offer",
    "Coupon",
    BadgePercent,
    "A code to take away",
    "discount sale voucher promotion code",
    offer,
  ),
  ready("quote", "Quote", Quote, "What a customer says", "testimonial review customer", quote),
  ready(
    "event",
    "Event",
    CalendarDays,
    "Date, place and a button",
    "invitation webinar meeting when where",
    event,
  ),
  ready(
    "numbers",
    "Numbers",
    ChartNoAxesColumn,
    "Three figures in a row",
    "stats figures metrics results",
    numbers,
  ),
  ready(
    "order",
    "Order summary",
    Receipt,
    "What was bought, from your data",
    "receipt invoice cart purchase total repeat",
    order,
  ),
  ready(
    "signature",
    "Signature",
    Signature,
    "Who is writing",
    "sender regards person team sign off",
    signature,
  ),
];

function ready(
  id: string,
  label: string,
  icon: CatalogEntry["icon"],
  hint: string,
  keywords: string,
  make: (look: Look) => Block,
): CatalogEntry {
  return {
    id,
    label,
    group: "ready",
    icon,
    hint,
    keywords: keywords.split(" "),
    make: (look) => [{ ...make(look), name: label }],
  };
}

function header(look: Look): Block {
  const logo = image({
    alt: "Company",
    width: "120px",
    align: "left",
    href: "https://example.com",
    padding: "10px 25px",
  });
  return section(
    look,
    [
      column([logo], { width: "35%", verticalAlign: "middle" }),
      column([menuOf({ ...look, text: { ...look.text } })], {
        width: "65%",
        verticalAlign: "middle",
      }),
    ],
    { padding: "16px 0" },
  );
}

function footer(look: Look): Block {
  const quiet = { color: look.muted, align: "center", fontSize: "13px", lineHeight: "1.6" };
  const style = `color:${look.muted};text-decoration:underline;`;
  return section(
    look,
    [
      column([
        social(
          {
            facebook: "https://www.facebook.com/",
            instagram: "https://www.instagram.com/",
            linkedin: "https://www.linkedin.com/",
          },
          { iconSize: "20px" },
        ),
        text(
          look,
          [
            paragraph([
              variable("company.name", "Your company"),
              words(", "),
              variable("company.address", "Street 1, 12345 City"),
              BREAK,
              words("You receive this email because you signed up for it."),
              BREAK,
              words("Unsubscribe", link("{{ links.unsubscribe }}", style)),
              words("  ·  "),
              words("Read in your browser", link("{{ links.browser }}", style)),
            ]),
          ],
          quiet,
        ),
      ]),
    ],
    { padding: "32px 0" },
  );
}

function announcement(look: Look): Block {
  const color = look.onAccent;
  const line = paragraph([
    words("Free shipping until Sunday. "),
    words("See what is new", link("https://example.com", `color:${color};`), BOLD),
  ]);
  const bar = text(look, [line], { color, align: "center", fontSize: "14px" });
  return section(look, [column([bar])], { backgroundColor: look.accent, padding: "4px 0" });
}

function article(look: Look): Block {
  return section(look, [
    column([
      image({ alt: "", borderRadius: "8px", padding: "10px 25px 16px" }),
      heading(look, "What the story is about", 2, { padding: "0 25px 8px" }),
      text(look, "Two or three sentences that make people want to read the rest of it.", {
        padding: "0 25px 16px",
      }),
      button(look, "Read the story", { align: "left", padding: "0 25px 10px" }),
    ]),
  ]);
}

function features(look: Look): Block {
  const reasons: readonly [string, string][] = [
    ["Made to last", "Say what is behind it, in one sentence."],
    ["Easy to begin", "Say what people no longer need to do."],
    ["Always there", "Say whom they can ask, and when."],
  ];
  return section(
    look,
    reasons.map(([title, reason]) =>
      column([
        heading(look, title, 3, { align: "center", padding: "10px 16px 4px" }),
        text(look, reason, {
          align: "center",
          color: look.muted,
          fontSize: "15px",
          padding: "0 16px 10px",
        }),
      ]),
    ),
  );
}

function callToAction(look: Look): Block {
  return section(
    look,
    [
      column([
        heading(look, "Ready when you are", 2, { align: "center" }),
        text(look, "Say what happens after the click, so that nobody is surprised.", {
          align: "center",
        }),
        button(look, "Get started"),
      ]),
    ],
    { backgroundColor: look.tint, padding: "40px 24px" },
  );
}

function offer(look: Look): Block {
  return section(look, [
    column(
      [
        text(look, [paragraph([words("20 % off", BOLD)])], {
          align: "center",
          fontSize: "28px",
          lineHeight: "1.3",
          padding: "24px 25px 0",
        }),
        text(look, "on everything until the end of the month, with the code", {
          align: "center",
          padding: "4px 25px",
        }),
        text(look, [paragraph([variable("coupon.code", "SPRING20", BOLD)])], {
          align: "center",
          color: look.accent,
          fontSize: "22px",
          letterSpacing: "3px",
          padding: "4px 25px 16px",
        }),
        button(look, "Use it now", { padding: "0 25px 24px" }),
      ],
      { innerBorder: `2px dashed ${look.line}`, innerBorderRadius: "10px", padding: "0 25px" },
    ),
  ]);
}

function quote(look: Look): Block {
  return section(
    look,
    [
      column([
        text(look, "“It took us an afternoon, and we have not looked back since.”", {
          align: "center",
          fontSize: "22px",
          lineHeight: "1.45",
          fontStyle: "italic",
        }),
        text(look, [paragraph([words("Name Surname", BOLD), words(", what they do")])], {
          align: "center",
          color: look.muted,
          fontSize: "14px",
        }),
      ]),
    ],
    { padding: "32px 24px" },
  );
}

function event(look: Look): Block {
  const line = (label: string, path: string, fallback: string) =>
    paragraph([words(`${label}: `, BOLD), variable(path, fallback)], "margin:0 0 6px;");
  return section(look, [
    column([
      heading(look, [variable("event.title", "You are invited")], 2),
      text(look, [
        line("When", "event.date", "Thursday, 6 pm"),
        line("Where", "event.place", "Online"),
      ]),
      button(look, "Save my seat", { align: "left", href: "{{ event.url }}" }),
    ]),
  ]);
}

function numbers(look: Look): Block {
  const figures: readonly [string, string][] = [
    ["12", "new features"],
    ["48 %", "less time spent"],
    ["9 of 10", "would come again"],
  ];
  return section(look, [
    group(
      figures.map(([figure, label]) =>
        column(
          [
            text(look, [paragraph([words(figure, BOLD)])], {
              align: "center",
              color: look.accent,
              fontSize: "28px",
              lineHeight: "1.2",
              padding: "10px 8px 2px",
            }),
            text(look, label, {
              align: "center",
              color: look.muted,
              fontSize: "14px",
              padding: "0 8px 10px",
            }),
          ],
          { width: "33.33%" },
        ),
      ),
    ),
  ]);
}

function order(look: Look): Block {
  const cell = `padding:10px 0;border-bottom:1px solid ${look.line};`;
  const rows = `{% for item in order.items %}<tr><td style="${cell}">{{ item.name }}</td><td style="${cell}text-align:right;">{{ item.price }}</td></tr>{% endfor %}`;
  const total = `<tr><td style="padding:12px 0;"><strong>Total</strong></td><td style="padding:12px 0;text-align:right;"><strong>{{ order.total }}</strong></td></tr>`;
  return section(look, [
    column([
      heading(look, [words("Order "), variable("order.number")], 3),
      table(look, rows + total),
      button(look, "See the order", { href: "{{ order.url }}", align: "left" }),
    ]),
  ]);
}

function signature(look: Look): Block {
  return section(look, [
    column([
      divider(look, { padding: "0 25px 16px" }),
      text(look, [
        paragraph([
          words("Kind regards,"),
          BREAK,
          variable("sender.name", "Name Surname", BOLD),
          BREAK,
          variable("company.name", "Your company"),
        ]),
      ]),
    ]),
  ]);
}
