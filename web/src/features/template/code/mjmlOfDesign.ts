/** A design as MJML: the whole of it, or one block, and from a line to the block that stands there. */

import { emitMjml } from "@/editor/compiling/compiling";
import type { Element } from "@/editor/compiling/elements";
import { documentElements } from "@/editor/compiling/emitting";
import { type Printed, printMjml } from "@/editor/compiling/printing";
import type { Document } from "@/editor/document/model";

export interface Printout extends Printed {
  /** The block that is printed, or null for the whole email. */
  readonly scope: string | null;
}

function elementOf(root: Element, id: string): Element | undefined {
  if (root.blockId === id) {
    return root;
  }
  for (const child of root.children) {
    const found = elementOf(child, id);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The MJML of a document, or of one block of it while that is there. */
export function printout(document: Document, scope: string | null): Printout {
  const element = scope === null ? undefined : elementOf(documentElements(document), scope);
  return element === undefined
    ? { ...emitMjml(document), scope: null }
    : { ...printMjml(element), scope };
}

/** The MJML of the whole document with that of one block put in, and the line it begins on. */
export function spliced(
  document: Document,
  scope: string,
  text: string,
): { readonly source: string; readonly from: number } {
  const { mjml, lines, ends } = emitMjml(document);
  const from = lines.get(scope);
  const to = ends.get(scope);
  if (from === undefined || to === undefined) {
    return { source: mjml, from: 1 };
  }
  const all = mjml.split("\n");
  const source = [...all.slice(0, from - 1), text.replace(/\n$/, ""), ...all.slice(to)].join("\n");
  return { source, from };
}

type Places = Pick<Printed, "ends" | "lines">;

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
