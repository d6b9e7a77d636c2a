/** A design as MJML: the whole of it, or one block, and from a line to the block that stands there. */

import { type Printed, printBlock, printDocument } from "@/editor/compiling/printed/printDocument";
import type { Document } from "@/editor/document/model";

export interface Printout {
  readonly mjml: string;
  /** The lines where each block begins and ends. */
  readonly lines: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
  /** The block that is printed, or null for the whole email. */
  readonly scope: string | null;
}

// the document before the edit gives them back
const WITHOUT_IDS = { ids: false };

/** The MJML of a document, or of one block of it while that is there. */
export function printout(document: Document, scope: string | null): Printout {
  const block = scope === null ? null : printBlock(document, scope, WITHOUT_IDS);
  return block?.mjml
    ? { ...placed(block), scope }
    : { ...placed(printDocument(document, WITHOUT_IDS)), scope: null };
}

function placed({ mjml, places }: Printed): Omit<Printout, "scope"> {
  const lines = new Map([...places].map(([id, { line }]) => [id, line]));
  const ends = [...places].map(([id, { line, from, to }]): [string, number] => [
    id,
    line + mjml.slice(from, to).split("\n").length - 1,
  ]);
  return { mjml, lines, ends: new Map(ends) };
}

/** The MJML of the whole document with that of one block put in, and the line it begins on. */
export function spliced(
  document: Document,
  scope: string,
  text: string,
): { readonly source: string; readonly from: number } {
  const { mjml, places } = printDocument(document, WITHOUT_IDS);
  const place = places.get(scope);
  if (place === undefined) {
    return { source: mjml, from: 1 };
  }
  const source = `${mjml.slice(0, place.from)}${text.trimEnd()}${mjml.slice(place.to)}`;
  return { source, from: place.line };
}

type Places = Pick<Printout, "ends" | "lines">;

/** The innermost block on a line. */
export function blockAt({ lines, ends }: Places, line: number): string | undefined {
  let found: string | undefined;
  let start = 0;
  for (const [id, from] of lines) {
    if (from <= line && (ends.get(id) ?? from) >= line && from >= start) {
      found = id;
      start = from;
    }
  }
  return found;
}
