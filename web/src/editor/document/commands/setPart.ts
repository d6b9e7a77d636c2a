// Change the document around its blocks: words, look, body.
import * as Y from "yjs";
import type { LiveDocument } from "../live/liveDocument";
import { setOrdered } from "../live/ordered";
import { sharedPart } from "../live/parts";
import type { Document } from "../model";

type Part = Exclude<keyof Document, "children" | "schemaVersion" | "kind">;

/** Sets a part as a whole, such as the breakpoint or the locales. */
export function setPart<P extends Part>(
  live: LiveDocument,
  part: P,
  value: Document[P] | undefined,
): void {
  live.change(() => {
    if (value === undefined || value === null) {
      live.parts.delete(part);
    } else {
      live.parts.set(part, sharedPart(part, value));
    }
  });
}

/** Sets one field of a part that is a record, or one of its values in their order. */
export function setPartField(
  live: LiveDocument,
  path: readonly [part: "meta" | "plainText" | "theme" | "body", name: string, inner?: string],
  value: unknown,
): void {
  const [part, name, inner] = path;
  live.change(() => {
    const record = recordOf(live, part);
    if (inner !== undefined) {
      const given = record.get(name);
      const map = given instanceof Y.Map ? given : record.set(name, new Y.Map<unknown>());
      setOrdered(map, inner, value);
    } else if (part === "body") {
      setOrdered(record, name, value);
    } else if (value === undefined || value === null) {
      record.delete(name);
    } else {
      record.set(name, value);
    }
  });
}

function recordOf(live: LiveDocument, part: string): Y.Map<unknown> {
  const given = live.parts.get(part);
  return given instanceof Y.Map ? given : live.parts.set(part, new Y.Map<unknown>());
}
