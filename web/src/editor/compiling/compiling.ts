// A document compiled in the browser: the same bytes as the engine's, by the same native compiler.

import { localized } from "../document/locales";
import type { Document } from "../document/model";
import { documentElements } from "./emitting";
import { finished, fontFamilies, fontLinks } from "./finishing";
import { printMjml } from "./printing";
import { Shielded } from "./shield";

/** HTML of shielded MJML by the native compiler; throws when it refuses. */
export type NativeCompiler = (mjml: string) => string;

/** Thrown for what only the server can compile: inlined stylesheets, selectors, raw HTML. */
export class NeedsServer extends Error {}

interface Wanted {
  locale?: string | null;
  /** For the canvas: every block has the first css class `b-<id>` and stands without its logic. */
  marked?: boolean;
  /** Logic is written; always but for the canvas. */
  logic?: boolean;
}

/** MJML of a document for people and other tools, and the line where each block begins. */
export function emitMjml(document: Document, { locale = null }: Wanted = {}) {
  return printMjml(documentElements(localized(document, locale)));
}

/**
 * The HTML of a document, byte for byte what the engine compiles.
 * Throws NeedsServer where the browser cannot, and what the native compiler throws.
 */
export function compileHtml(
  document: Document,
  native: NativeCompiler,
  { locale = null, marked = false, logic = !marked }: Wanted = {},
): string {
  if (document.kind === "html") {
    throw new NeedsServer("Pieces of raw HTML are put together by the server");
  }
  const shielded = new Shielded(documentElements(localized(document, locale), { marked, logic }));
  if (shielded.inlineCss.length > 0 || shielded.selects) {
    throw new NeedsServer("Inlined stylesheets are applied by the server");
  }
  const { head, rest, families } = finished(native(shielded.source));
  const body = shielded.restore(shielded.settle(rest));
  const own = shielded.ownFonts ? fontFamilies(shielded.ownFonts) : "";
  const links = fontLinks(shielded.restore(families + own), shielded.fonts);
  return `${shielded.preamble}${shielded.restore(head)}${links}${body}`;
}
