// Set, or with undefined take away, what every block may have: name, logic, lock, visibility.
import type { LiveDocument } from "../live/liveDocument";
import type { Block } from "../model";

export type Field = "name" | "when" | "each" | "show" | "lock" | "presets" | "cssClass";

export function setField<F extends Field>(
  live: LiveDocument,
  ids: readonly string[],
  field: F,
  value: Block[F] | undefined,
): void {
  live.change(() => {
    for (const id of ids) {
      const block = live.blocks.get(id);
      if (value === undefined || value === null) {
        block?.delete(field);
      } else {
        block?.set(field, value);
      }
    }
  });
}
