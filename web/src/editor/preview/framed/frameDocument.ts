/** An email as the document of a frame that can show it and do nothing else. */

import { wholeAddresses } from "@/editor/preview/framed/addresses";
import { decideScheme, type Scheme } from "@/editor/preview/framed/darkStyles";

const POLICY = [
  "default-src 'none'",
  "img-src https: http: data: blob:",
  "style-src 'unsafe-inline' https:",
  "font-src https: data:",
  "media-src https:",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");
const ACTIVE =
  "script, iframe, frame, object, embed, applet, portal, base, template, meta[http-equiv], link:not([rel~='stylesheet' i])";
const BASE = /<base\b[^>]*>/gi;
const ADDRESSES = ["href", "src", "action", "formaction", "xlink:href", "data", "poster"];

function disarm(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const lower = name.toLowerCase();
    // Browsers skip control characters and blanks in a scheme: `java\nscript:` runs too.
    const scheme = [...value].filter((letter) => letter > " ").join("");
    const runs = ADDRESSES.includes(lower) && /^(?:javascript|vbscript):/i.test(scheme);
    if (lower.startsWith("on") || lower === "srcdoc" || lower === "ping" || runs) {
      element.removeAttribute(name);
    }
  }
  if (element.hasAttribute("target")) element.removeAttribute("target");
}

function headOf(page: Document, canvas: string): void {
  const meta = (attribute: string, name: string, content: string): Element => {
    const element = page.createElement("meta");
    element.setAttribute(attribute, name);
    element.setAttribute("content", content);
    return element;
  };
  const base = page.createElement("base");
  base.setAttribute("target", "_blank");
  const style = page.createElement("style");
  style.textContent = `:root { color-scheme: ${canvas} only !important; }${
    canvas === "dark" ? ":root { background: #141414; }" : ""
  }`;
  page.head.prepend(
    meta("http-equiv", "Content-Security-Policy", POLICY),
    meta("name", "referrer", "no-referrer"),
    base,
    style,
  );
}

/** The document for `srcdoc`: scripts, forms and navigation taken out, the color scheme decided. */
export function frameDocument(html: string, scheme: Scheme = "light"): string {
  // Browsers look at a base while they parse, and complain that our own policy allows none.
  const page = new DOMParser().parseFromString(html.replace(BASE, ""), "text/html");
  for (const element of page.querySelectorAll(ACTIVE)) element.remove();
  for (const element of page.querySelectorAll("*")) disarm(element);
  wholeAddresses(page);
  for (const element of page.querySelectorAll('meta[name="color-scheme" i]')) {
    if (scheme === "light") element.remove();
  }
  headOf(page, decideScheme(page, scheme));
  const doctype =
    page.doctype === null ? "" : `${new XMLSerializer().serializeToString(page.doctype)}\n`;
  return doctype + page.documentElement.outerHTML;
}
