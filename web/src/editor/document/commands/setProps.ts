// Set, or with undefined take away, props of blocks: as they are, in dark mode, or on phones.
import * as Y from "yjs";
import type { LiveDocument } from "../live/liveDocument";
import { setOrdered } from "../live/ordered";

export type Layer = "props" | "dark" | "mobile";
export type PropChanges = Readonly<Record<string, string | undefined>>;

export function setProps(
  live: LiveDocument,
  ids: readonly string[],
  changes: PropChanges,
  layer: Layer = "props",
): void {
  live.change(() => {
    for (const id of ids) {
      const block = live.blocks.get(id);
      if (block) {
        const given = block.get(layer);
        const map = given instanceof Y.Map ? given : block.set(layer, new Y.Map<unknown>());
        apply(map, changes, layer);
      }
    }
  });
}

function apply(map: Y.Map<unknown>, changes: PropChanges, layer: Layer): void {
  for (const [name, value] of Object.entries(changes)) {
    if (layer !== "props") {
      setOrdered(map, name, value);
    } else if (value === undefined) {
      map.delete(name);
    } else {
      map.set(name, value);
    }
  }
}
