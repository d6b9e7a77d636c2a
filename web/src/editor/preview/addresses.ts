/** An email stands at no address of its own: what is relative leads nowhere, least of all to us. */

const WHOLE = /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i;
const PICTURES = ["background", "poster", "src"];
const IN_CSS = /url\(\s*(["']?)([^"')]*)\1\s*\)/gi;
/** A picture that never loads, drawn as mail clients draw it. */
const NOWHERE = "data:,";

/** CSS whose relative addresses lead nowhere. */
export function wholeAddressesCss(css: string): string {
  return css.replace(IN_CSS, (found, _quote, address: string) =>
    WHOLE.test(address) ? found : `url(${NOWHERE})`,
  );
}

/** Take relative addresses out of a parsed email. */
export function wholeAddresses(page: Document): void {
  for (const name of PICTURES) {
    for (const element of page.querySelectorAll(`[${name}]`)) {
      if (!WHOLE.test(element.getAttribute(name) ?? "")) element.setAttribute(name, NOWHERE);
    }
  }
  for (const element of page.querySelectorAll("[href]")) {
    if (!WHOLE.test(element.getAttribute("href") ?? "")) element.removeAttribute("href");
  }
  for (const element of page.querySelectorAll("[srcset]")) {
    const candidates = (element.getAttribute("srcset") ?? "").split(/,\s+/);
    if (!candidates.every((candidate) => WHOLE.test(candidate))) element.removeAttribute("srcset");
  }
  for (const element of page.querySelectorAll("[style]")) {
    element.setAttribute("style", wholeAddressesCss(element.getAttribute("style") ?? ""));
  }
  for (const style of page.querySelectorAll("style")) {
    style.textContent = wholeAddressesCss(style.textContent ?? "");
  }
}
