/** Whether a source is something else than it is taken for, as after pasting a whole email. */

import type { SourceFormat } from "@/editor/document/contract";

const LEADING = /^\uFEFF?(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*/;

const BEGINNINGS: readonly (readonly [RegExp, SourceFormat])[] = [
  [/^<mjml[\s>]/i, "mjml"],
  [/^<!doctype\s+html/i, "html"],
  [/^<html[\s>]/i, "html"],
  [/^\{\s*"/, "design"],
];

/** The format that a source surely has instead of `format`; nothing when there is no doubt. */
export function otherFormat(source: string, format: SourceFormat): SourceFormat | undefined {
  const start = source.slice(0, 4000).replace(LEADING, "");
  const found = BEGINNINGS.find(([pattern]) => pattern.test(start))?.[1];
  return found === format ? undefined : found;
}
