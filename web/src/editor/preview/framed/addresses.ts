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

/** Change an attribute wherever it stands; nothing takes it away. */
function rewrite(page: Document, name: string, change: (value: string) => string | undefined) {
  for (const element of page.querySelectorAll(`[${name}]`)) {
    const value = change(element.getAttribute(name) ?? "");
    if (value === undefined) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value);
    }
  }
}

/** Take relative addresses out of a parsed email. */
export function wholeAddresses(page: Document): void {
  for (const name of PICTURES) {
    rewrite(page, name, (value) => (WHOLE.test(value) ? value : NOWHERE));
  }
  rewrite(page, "href", (value) => (WHOLE.test(value) ? value : undefined));
  rewrite(page, "srcset", (value) =>
    value.split(/,\s+/).every((candidate) => WHOLE.test(candidate)) ? value : undefined,
  );
  rewrite(page, "style", wholeAddressesCss);
  for (const style of page.querySelectorAll("style")) {
    style.textContent = wholeAddressesCss(style.textContent ?? "");
  }
}
