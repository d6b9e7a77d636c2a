// What the native compiler leaves out or writes differently from the reference, put right.

const SEAM = "</style>\n<![endif]-->\n";
const ROOT = /(<div [^>]*?aria-roledescription="email"[^>]*?)(?: style="([^"]*)")?>/;
const SOCIAL_ICON = /(<img [^>]*style=")(border-radius:[^"]*;display:block;" \/>)/g;
// `vertical-align` is no attribute of a cell; the compiler writes it beside the style
const STRAY = / vertical-align="(?:top|middle|bottom)"/g;
const FAMILY = /font-family:([^"]*)/g;

const WEB_FONTS = ["Open Sans", "Droid Sans", "Lato", "Roboto", "Ubuntu"].map(
  (name): [string, string] => [
    name,
    `https://fonts.googleapis.com/css?family=${name.replaceAll(" ", "+")}:300,400,500,700`,
  ],
);

export interface Finished {
  head: string;
  rest: string;
  families: string;
}

/** Native output mended, cut where the links to web fonts belong, and the fonts it names. */
export function finished(html: string): Finished {
  const at = html.indexOf(SEAM, html.indexOf(".mj-outlook-group-fix")) + SEAM.length;
  const rest = html
    .slice(at)
    .replace(STRAY, "")
    .replace(SOCIAL_ICON, "$1border:0;$2")
    .replace(
      ROOT,
      (_, start: string, style: string | undefined) =>
        `${start} style="word-spacing:normal;${style ?? ""}">`,
    );
  return { head: html.slice(0, at), rest, families: fontFamilies(rest) };
}

/** All that follows a `font-family` up to the end of its attribute, each once, in lower case. */
export function fontFamilies(html: string): string {
  const lowered = html.toLowerCase();
  const body = lowered.slice(Math.max(0, lowered.indexOf("<body")));
  return [...new Set([...body.matchAll(FAMILY)].map((found) => found[1] ?? ""))].join('"');
}

/** Links to the web fonts the body really uses, as the reference writes them. */
export function fontLinks(families: string, fonts: ReadonlyMap<string, string>): string {
  const used = families.toLowerCase();
  const known = new Map([...WEB_FONTS, ...fonts]);
  const hrefs = [...known]
    .filter(([name, href]) => href && used.includes(name.toLowerCase()))
    .map(([, href]) => quoted(href));
  if (hrefs.length === 0) {
    return "";
  }
  const links = hrefs.map((href) => `<link href="${href}" rel="stylesheet" type="text/css">`);
  const imports = hrefs.map((href) => `@import url(${href});`);
  return `<!--[if !mso]><!-->${links.join("")}<style type="text/css">${imports.join("")}</style><!--<![endif]-->\n`;
}

/** An address that can end neither the attribute nor the style it stands in. */
function quoted(href: string): string {
  return href.replace(/["'()<>\\\s]/g, (sign) => {
    const hex = sign.charCodeAt(0).toString(16).toUpperCase();
    return `%${hex.padStart(2, "0")}`;
  });
}
