// What the frame needs while words are typed in it: a caret, and chips that look like the email.
import { LINE } from "../schema/bareLines";
import { CHIP } from "../schema/variable";

// white space is kept while typing: otherwise a space at the end of a line would be lost
const CSS = `
.craftify-typing { outline: none !important; white-space: pre-wrap !important; cursor: text; }
.craftify-typing.craftify-unbroken { white-space: pre !important; }
${LINE} { display: block; }
.craftify-one-line ${LINE} { display: inline; }
.craftify-one-line:has(br.ProseMirror-trailingBreak:only-child) { min-width: 1ch; }
.${CHIP} { border-radius: 2px; background: rgb(14 90 107 / 0.14); box-shadow: 0 0 0 1px rgb(14 90 107 / 0.28); cursor: pointer; }
.${CHIP}-selected { background: rgb(14 90 107 / 0.32); box-shadow: 0 0 0 2px rgb(14 90 107 / 0.7); }
.craftify-collapsed { white-space: normal !important; }
.craftify-typing img.ProseMirror-separator { display: inline !important; border: none !important; margin: 0 !important; padding: 0 !important; min-width: 0 !important; min-height: 0 !important; width: 0 !important; height: 0 !important; background: none !important; outline: none !important; }
`;

/** Lends the styles to a page; the answer takes them back. No element: nothing is compiled away. */
export function lendStyles(page: Document): () => void {
  const Sheet = page.defaultView?.CSSStyleSheet;
  if (!Sheet) {
    return () => {};
  }
  const sheet = new Sheet();
  sheet.replaceSync(CSS);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  return () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
