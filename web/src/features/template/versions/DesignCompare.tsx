/** Two designs compared by their MJML. */

import { type ComponentProps, useMemo } from "react";
import { printDocument } from "@/editor/compiling/printed/printDocument";
import type { Document } from "@/editor/document/model";
import { CompareView } from "@/editor/source/CompareView";

/** As people read it; what is no document is compared as it is. */
function readable(design: string): string {
  try {
    return printDocument(JSON.parse(design) as Document, { ids: false }).mjml || design;
  } catch {
    return design;
  }
}

export function DesignCompare({ before, after, ...rest }: ComponentProps<typeof CompareView>) {
  const [old, now] = useMemo(() => [readable(before), readable(after)], [before, after]);
  return <CompareView {...rest} format="mjml" before={old} after={now} />;
}
