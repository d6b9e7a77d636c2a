// What is ready-made in the palette.
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
import type { CatalogEntry } from "./entry";
import type { Look } from "./look";
import { announcement, footer, header, signature } from "./readyAround";
import {
  article,
  callToAction,
  event,
  features,
  numbers,
  offer,
  order,
  quote,
} from "./readySections";

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
