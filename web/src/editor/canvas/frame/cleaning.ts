// A parsed email in which nothing can run, nothing navigates, and nothing is fetched but pictures
// and the fonts it names. The policy of the frame is the second wall behind this one.

/** Elements that run, embed, navigate or fetch by themselves. */
const ACTIVE: ReadonlySet<string> = new Set([
  ...[
    "script",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "portal",
    "fencedframe",
  ],
  ...["base", "template", "noscript", "audio", "source", "track", "foreignobject"],
  ...["animate", "animatemotion", "animatetransform", "set"],
]);
/** Attributes that act on the page around the email, or send something when it is used. */
const ACTING: ReadonlySet<string> = new Set([
  ...["action", "formaction", "ping", "srcdoc", "target", "autofocus", "accesskey", "tabindex"],
  ...[
    "contenteditable",
    "autoplay",
    "download",
    "manifest",
    "is",
    "slot",
    "popovertarget",
    "http-equiv",
  ],
]);
const FETCHED = ["src", "background", "poster", "lowsrc", "dynsrc"];
const LINKS = ["href", "xlink:href", "cite", "longdesc", "data", "usemap"];
const PICTURE = /^(?:https?:|\/\/|data:image\/|cid:|blob:)/i;
const LINK = /^(?:https?:|\/\/|mailto:|tel:|sms:|#)/i;
/** What takes its content from the address: a picture, or a part of the same drawing. */
const DRAWING: ReadonlySet<string> = new Set([
  ...["image", "feimage", "feImage", "use", "mpath", "pattern", "filter", "cursor"],
  ...[
    "lineargradient",
    "linearGradient",
    "radialgradient",
    "radialGradient",
    "textpath",
    "textPath",
  ],
]);
const SCRIPTING = /^(?:javascript|vbscript|livescript|mocha|data:text|data:application)/i;
const SCHEMES_ELSEWHERE = /(?:javascript|vbscript|livescript|mocha)\s*:/i;
/** A picture that never loads, drawn as mail clients draw it. */
const NOWHERE = "data:,";

const COMMENTS = /\/\*[\s\S]*?(?:\*\/|$)/g;
const IMPORTS = /@(?:import|namespace|document)\b[^;]*(?:;|$)/gi;
const ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)/gi;
const SETS = /(?:(?:-webkit-)?image-set|\b(?:image|src|attr))\s*\((?:[^()]|\([^()]*\))*\)?/gi;
const RULE = /([^{}]*)\{([^{}]*)\}/g;
/** Rules that ask what a value is could tell it to a server by the picture they fetch. */
const PRYING = /\[[^\]]*[~^$*|]?=/;
const DANGEROUS = /expression\s*\(|-moz-binding|behavior\s*:/gi;

/** Whether an address is that of a stylesheet of fonts. */
export type Fonts = (href: string) => boolean;

const none: Fonts = () => false;

/** Changes a parsed email in place. `fonts` says which stylesheets it may load. */
export function clean(page: Document, fonts: Fonts): void {
  for (const element of page.querySelectorAll("*")) {
    const name = element.localName.toLowerCase();
    if (ACTIVE.has(name) || (name in JUDGED && JUDGED[name]?.(element, fonts))) {
      element.remove();
      continue;
    }
    for (const { name: attribute, value } of [...element.attributes]) {
      disarm(element, attribute, value);
    }
    if (name === "style") {
      restyleSheet(element, fonts);
    }
  }
}

/** Elements that may stay, depending on what they say: whether they have to go. */
const JUDGED: Readonly<Record<string, (element: Element, fonts: Fonts) => boolean>> = {
  meta: (meta) =>
    meta.hasAttribute("http-equiv") || /^referrer$/i.test(meta.getAttribute("name") ?? ""),
  link: (link, fonts) =>
    !/^stylesheet$/i.test(link.getAttribute("rel") ?? "") ||
    !fonts(link.getAttribute("href") ?? ""),
};

function restyleSheet(style: Element, fonts: Fonts): void {
  const css = style.textContent ?? "";
  const cleaned = cleanCss(css, fonts);
  if (cleaned !== css) {
    style.textContent = cleaned;
  }
}

/** CSS that fetches nothing but pictures and the stylesheets of fonts. */
export function cleanCss(css: string, fonts: Fonts = none): string {
  // an escaped sign could spell any of the words below
  const plain = css.includes("\\") ? unescaped(css) : css;
  const kept = [...plain.matchAll(/@import\s+url\(\s*["']?([^"')]*)["']?\s*\)[^;]*;/gi)]
    .map(([, href = ""]) => href)
    .filter((href) => fonts(href));
  const rest = plain
    .replace(COMMENTS, " ")
    .replace(IMPORTS, "")
    .replace(DANGEROUS, "none;")
    .replace(SETS, "none")
    .replace(RULE, (rule, selector: string, body: string) =>
      PRYING.test(selector) && /url\s*\(/i.test(body)
        ? `${selector}{${body.replace(ADDRESS, "none")}}`
        : rule,
    );
  return kept.map((href) => `@import url(${href});`).join("") + cleanAddresses(rest);
}

function cleanAddresses(css: string): string {
  return css.replace(ADDRESS, (_, double?: string, single?: string, bare?: string) => {
    const address = (double ?? single ?? bare ?? "").trim();
    const fine = PICTURE.test(address) || /^data:(?:font|application\/(?:x-)?font)/i.test(address);
    return `url("${fine ? address.replace(/["\\\n]/g, "") : NOWHERE}")`;
  });
}

function unescaped(css: string): string {
  return css.replace(/\\([0-9a-f]{1,6})\s?|\\([^0-9a-f])/gi, (all, hex?: string, sign?: string) => {
    const letter = hex === undefined ? (sign ?? "") : signOf(hex);
    // what is no letter of a word stays escaped: selectors such as .w-1\/2 live from it
    return /^[a-z@:(]$/i.test(letter) ? letter : all;
  });
}

function signOf(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : "";
}

function disarm(element: Element, name: string, value: string): void {
  const lower = name.toLowerCase();
  const judge = ATTRIBUTES.get(lower);
  if (lower.startsWith("on") || ACTING.has(lower)) {
    element.removeAttribute(name);
  } else if (judge) {
    judge(element, name, value);
  } else if (SCHEMES_ELSEWHERE.test(spelled(value))) {
    element.removeAttribute(name);
  }
}

function restyle(element: Element, _: string, value: string): void {
  if (!/[\\@(]|behavior|binding/i.test(value)) {
    return;
  }
  const cleaned = cleanCss(value);
  if (cleaned !== value) {
    element.setAttribute("style", cleaned);
  }
}

function fetchOnlyPictures(element: Element, name: string, value: string): void {
  const address = spelled(value);
  const image = /^(?:img|input|image|td|th|table|tr|body|div|video)$/i.test(element.localName);
  if (!image || !address || address.includes("{{")) {
    // without an address it is shown as a place for a picture
    element.removeAttribute(name);
  } else if (element.localName === "video" && name === "src") {
    element.removeAttribute(name);
  } else if (!PICTURE.test(address)) {
    element.setAttribute(name, NOWHERE);
  }
}

function keepWhole(element: Element, name: string, value: string): void {
  if (!value.split(/,\s+/).every((candidate) => PICTURE.test(spelled(candidate)))) {
    element.removeAttribute(name);
  }
}

/** A link keeps looking like one wherever it leads. */
function leadSomewhere(element: Element, name: string, value: string): void {
  const address = spelled(value);
  if (element.localName === "link") {
    return;
  }
  if (DRAWING.has(element.localName)) {
    const picture = element.localName.endsWith("image") && PICTURE.test(address);
    if (!picture && !address.startsWith("#")) {
      element.removeAttribute(name);
    }
  } else if (SCRIPTING.test(address) || !LINK.test(address)) {
    element.setAttribute(name, "#");
  }
}

/** An address as browsers read it: they skip blanks and control characters in its scheme. */
function spelled(value: string): string {
  return [...value].filter((letter) => letter > " " && letter !== "\u007f").join("");
}

type Judge = (element: Element, name: string, value: string) => void;

const ATTRIBUTES: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ["style", restyle],
  ["srcset", keepWhole],
  ["imagesrcset", keepWhole],
  ...FETCHED.map((name): [string, Judge] => [name, fetchOnlyPictures]),
  ...LINKS.map((name): [string, Judge] => [name, leadSomewhere]),
  // words about a picture may say anything
  ...["alt", "title", "summary"].map((name): [string, Judge] => [name, () => undefined]),
]);
