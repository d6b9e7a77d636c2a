/** What a pasted or opened source is. */

import type { SourceFormat } from "@/editor/document/contract";

const LEADING = /^\uFEFF?(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*/;

/** The format of a source, by how it begins; HTML when nothing else fits. */
export function detectFormat(source: string): SourceFormat {
  const start = source.replace(LEADING, "");
  if (/^<mjml[\s>]/i.test(start) || /^<mj-(?:body|head|section|wrapper|hero)[\s>]/i.test(start)) {
    return "mjml";
  }
  if (start.startsWith("{") && !/^\{[{%]/.test(start)) return "design";
  return "html";
}
