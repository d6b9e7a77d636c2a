// Set, or with undefined take away, attributes that no prop stands for.
import * as Y from "yjs";
import type { LiveDocument } from "../live/liveDocument";
import { setOrdered } from "../live/ordered";

type Changes = Readonly<Record<string, string | undefined>>;

/** Attributes of MJML components, and of other blocks those that their type does not model. */
export function setAttributes(live: LiveDocument, ids: readonly string[], changes: Changes): void {
  live.change(() => {
    for (const id of ids) {
      const component = live.typeOf(id) === "mjml";
      const map = mapOf(live, id, component ? "attrs" : "extra");
      for (const [name, value] of Object.entries(changes)) {
        if (map && component) {
          setOrdered(map, name, value);
        } else {
          setPlain(map, name, value);
        }
      }
    }
  });
}

function setPlain(map: Y.Map<unknown> | undefined, name: string, value: string | undefined): void {
  if (value === undefined) {
    map?.delete(name);
  } else {
    map?.set(name, value);
  }
}

function mapOf(live: LiveDocument, id: string, field: string): Y.Map<unknown> | undefined {
  const block = live.blocks.get(id);
  const given = block?.get(field);
  return given instanceof Y.Map ? given : block?.set(field, new Y.Map<unknown>());
}
