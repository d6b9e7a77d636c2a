/** A design as MJML: the whole of it, or one block, and from a line to the block that stands there. */

import { type Printed, printBlock, printDocument } from "@/editor/compiling/printed/printDocument";
import type { Document } from "@/editor/document/model";

export interface Printout {
  readonly mjml: string;
  /** The first and the last line of each block. */
  readonly lines: ReadonlyMap<string, Lines>;
  /** The block that is printed, or null for the whole email. */
  readonly scope: string | null;
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Ids are left out: the document that is edited gives them back. */
const PLAIN = { ids: false };

/** The MJML of a document, or of one block of it while that is there. */
export function printout(document: Document, scope: string | null): Printout {
  const block = scope === null ? undefined : printBlock(document, scope, PLAIN);
  const { mjml, places } = block?.mjml ? block : printDocument(document, PLAIN);
  return { mjml, lines: linesOf(mjml, places), scope: block?.mjml ? scope : null };
}

function linesOf(mjml: string, places: Printed["places"]): Map<string, Lines> {
  const lines = new Map<string, Lines>();
  for (const [id, { line, from, to }] of places) {
    const breaks = mjml.slice(from, to).trimEnd().split("\n").length - 1;
    lines.set(id, { first: line, last: line + breaks });
  }
  return lines;
}

/** The MJML of the whole document with that of one block put in, and the line it begins on. */
export function spliced(
  document: Document,
  scope: string,
  text: string,
): { readonly source: string; readonly from: number } {
  const { mjml, places } = printDocument(document, PLAIN);
  const place = places.get(scope);
  if (place === undefined) {
    return { source: mjml, from: 1 };
  }
  const source = mjml.slice(0, place.from) + text.trim() + mjml.slice(place.to);
  return { source, from: place.line };
}

/** The innermost block on a line. */
export function blockAt({ lines }: Printout, line: number): string | undefined {
  let found: string | undefined;
  let start = 0;
  for (const [id, { first, last }] of lines) {
    if (first <= line && last >= line && first >= start) {
      found = id;
      start = first;
    }
  }
  return found;
}
