/** A believable value for a variable, from its type and what its name says. */

import type { VariableType } from "@/editor/document/contract";

export type Flavor = "empty" | "long" | "many" | "rtl" | "typical";

type Words = Readonly<Record<"long" | "rtl" | "typical", readonly string[]>>;

const NAMES: Words = {
  typical: ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Katherine Johnson"],
  long: ["Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "María de los Ángeles Fernández"],
  rtl: ["ليلى الأحمدي", "נועה ברקוביץ׳", "يوسف بن سالم"],
};
const FIRST: Words = {
  typical: ["Ada", "Grace", "Alan", "Katherine"],
  long: ["Wolfeschlegelsteinhausenbergerdorff", "María de los Ángeles"],
  rtl: ["ليلى", "נועה", "يوسف"],
};
const COMPANIES: Words = {
  typical: ["Northwind Tea", "Acme Tools", "Blue Harbor"],
  long: ["Internationale Gesellschaft für außergewöhnlich lange Firmennamen mbH & Co. KG"],
  rtl: ["شركة الأفق للتجارة", "בית הדפוס"],
};
const PRODUCTS: Words = {
  typical: ["Jasmine tea, 250 g", "Porcelain cup", "Bamboo whisk", "Travel flask"],
  long: [
    "Limited edition hand-painted porcelain teapot with matching warmer and six cups, cobalt blue",
  ],
  rtl: ["شاي بالياسمين", "כוס חרסינה"],
};
const TITLES: Words = {
  typical: ["Your order is on its way", "A new season, new teas", "Three days left"],
  long: [
    "Everything you always wanted to know about the delivery of your order, and then some more",
  ],
  rtl: ["طلبك في الطريق إليك", "ההזמנה שלך בדרך"],
};
const SENTENCES: Words = {
  typical: ["Thank you for your order. We pack it today.", "It takes two days to reach you."],
  long: [
    "Thank you for your order, which our colleagues in the warehouse pack by hand today, so that it reaches you the day after tomorrow, Pneumonoultramicroscopicsilicovolcanoconiosis notwithstanding, and without a scratch on any of the cups, saucers and lids that belong to it.",
  ],
  rtl: ["شكرا لطلبك. نقوم بتجهيزه اليوم.", "תודה על ההזמנה. נארוז אותה היום."],
};
const CITIES: Words = {
  typical: ["Lisbon", "Utrecht", "Graz"],
  long: ["Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"],
  rtl: ["الإسكندرية", "תל אביב"],
};

const ADDRESSES: Words = {
  typical: ["3 Mill Lane, Hebden", "Rua do Sol 8, 1200-445 Lisboa"],
  long: ["Donaudampfschifffahrtsgesellschaftsstraße 1234, Hinterhaus, 4. Obergeschoss, 1010 Wien"],
  rtl: ["شارع النيل ١٢، القاهرة", "רחוב הרצל 5, חיפה"],
};

const TEXTS: readonly (readonly [RegExp, Words])[] = [
  [/first_?name|given_?name|^name_first/i, FIRST],
  [/address|street/i, ADDRESSES],
  [/(company|organi[sz]ation|sender|shop|store|team)(_?name)?$/i, COMPANIES],
  [/(product|item)(_?name)?$/i, PRODUCTS],
  [/(user|customer|author|person|full|last|^)_?name$|^name$/i, NAMES],
  [/(title|subject|headline|heading)/i, TITLES],
  [/(city|town|country|place)/i, CITIES],
  [/(text|body|message|description|note|comment|intro|summary)/i, SENTENCES],
];

const plain = (key: string): string => {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function pick(words: Words, flavor: Flavor, index: number): string {
  const list = words[flavor === "long" || flavor === "rtl" ? flavor : "typical"];
  return list[index % list.length] ?? "";
}

/** A name alone says little: `company.name` is a company, `items[].name` a product. */
function telling(path: string): string {
  const [key = "", parent = ""] = path.replace(/\[\]/g, "").split(".").reverse();
  return key === "name" && parent !== "" ? `${parent.replace(/s$/, "")}_name` : key;
}

function shaped(key: string, index: number): string | undefined {
  if (/e_?mail/i.test(key)) return ["ada@example.com", "grace@example.com"][index % 2];
  if (/(url|link|href)$/i.test(key))
    return `https://example.com/${plain(key).split(" ")[0]?.toLowerCase()}`;
  if (/phone|mobile/i.test(key)) return "+1 555 0100";
  if (/last_?4|digits/i.test(key)) return "4242";
  if (/(price|amount|total|cost|sum)/i.test(key)) return ["24.90", "7.50", "112.00"][index % 3];
  if (/(date|_at|day)$/i.test(key)) return "3 March 2026";
  if (/(code|token|otp|pin)$/i.test(key)) return "482 913";
  if (/(number|_id|reference|^id)$/i.test(key)) return `CR-${2041 + index}`;
  if (/currency/i.test(key)) return "EUR";
  if (/year/i.test(key)) return "2026";
  return undefined;
}

function textFor(key: string, flavor: Flavor, index: number): string {
  const fixed = shaped(key, index);
  if (fixed !== undefined) return fixed;
  const words = TEXTS.find(([pattern]) => pattern.test(key))?.[1];
  if (words !== undefined) return pick(words, flavor, index);
  if (flavor === "rtl" || flavor === "long") return pick(SENTENCES, flavor, index);
  return plain(key);
}

function numberFor(key: string, flavor: Flavor, index: number): number {
  const large = flavor === "long";
  if (/(price|amount|total|cost|sum)/i.test(key))
    return large ? 1234567.89 : ([24.9, 7.5, 112][index % 3] ?? 24.9);
  if (/percent|discount|rate/i.test(key)) return large ? 100 : 15;
  if (/year/i.test(key)) return 2026;
  return large ? 1000000 : 2 + index;
}

/** A grey picture that needs no network; clients that send must give a real address. */
export const PLACEHOLDER_IMAGE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='600' height='300'%3E%3Crect width='600' height='300' fill='%23d5d0c5'/%3E%3Cpath d='M0 300l180-150 120 90 100-70 200 130z' fill='%23b8b2a4'/%3E%3Ccircle cx='440' cy='90' r='36' fill='%23eae6dc'/%3E%3C/svg%3E";

/** A value of a type that its path makes believable; the same arguments always give the same. */
export function plausible(
  path: string,
  type: VariableType,
  flavor: Flavor,
  index: number,
): unknown {
  const key = telling(path);
  switch (type) {
    case "number":
      return numberFor(key, flavor, index);
    case "boolean":
      return flavor !== "empty";
    case "date":
      return `2026-03-${String((index % 27) + 3).padStart(2, "0")}`;
    case "url":
      return shaped(key, index)?.startsWith("http") ? shaped(key, index) : "https://example.com/";
    case "image":
      return PLACEHOLDER_IMAGE;
    case "richtext":
      return `<p>${pick(SENTENCES, flavor, index)}</p>`;
    case "list":
      return [];
    case "object":
      return {};
    default:
      return textFor(key, flavor, index);
  }
}
