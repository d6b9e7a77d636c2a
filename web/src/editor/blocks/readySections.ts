// Ready-made sections that say something: they only need other words.
import type { Block } from "../document/model";
import {
  BOLD,
  button,
  column,
  group,
  heading,
  image,
  paragraph,
  section,
  table,
  text,
  variable,
  words,
} from "./building";
import type { Look } from "./look";

export function article(look: Look): Block {
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

export function features(look: Look): Block {
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

export function callToAction(look: Look): Block {
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

export function offer(look: Look): Block {
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

export function quote(look: Look): Block {
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

export function event(look: Look): Block {
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

export function numbers(look: Look): Block {
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

export function order(look: Look): Block {
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
