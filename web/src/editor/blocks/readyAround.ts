// Ready-made parts that stand around what an email says: above it, below it, and who says it.
import type { Block } from "../document/model";
import {
  BOLD,
  BREAK,
  column,
  divider,
  image,
  link,
  paragraph,
  section,
  social,
  text,
  variable,
  words,
} from "./building";
import { menuOf } from "./contents";
import type { Look } from "./look";

export function header(look: Look): Block {
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

export function footer(look: Look): Block {
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

export function announcement(look: Look): Block {
  const color = look.onAccent;
  const line = paragraph([
    words("Free shipping until Sunday. "),
    words("See what is new", link("https://example.com", `color:${color};`), BOLD),
  ]);
  const bar = text(look, [line], { color, align: "center", fontSize: "14px" });
  return section(look, [column([bar])], { backgroundColor: look.accent, padding: "4px 0" });
}

export function signature(look: Look): Block {
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
