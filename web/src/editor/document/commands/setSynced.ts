// Change a place where a synced block stands: its pin, or what it says differently there.
import * as Y from "yjs";
import type { LiveDocument } from "../live/liveDocument";
import type { Override } from "../overriding";

/** Holds places at a version; null lets them follow the newest. */
export function setPin(live: LiveDocument, ids: readonly string[], pin: number | null): void {
  live.change(() => {
    for (const id of ids) {
      const place = live.blocks.get(id);
      if (place?.get("type") !== "synced") {
        continue;
      }
      if (pin === null) {
        place.delete("pin");
      } else {
        place.set("pin", pin);
      }
    }
  });
}

/** Sets fields of one child in one place; undefined takes the field of the synced block again. */
export function setOverride(
  live: LiveDocument,
  id: string,
  childId: string,
  changes: Readonly<Record<string, unknown>>,
): void {
  const place = live.blocks.get(id);
  if (place?.get("type") !== "synced") {
    return;
  }
  live.change(() => {
    const given = place.get("overrides");
    const all: Y.Map<unknown> =
      given instanceof Y.Map ? given : place.set("overrides", new Y.Map<unknown>());
    const own: Record<string, unknown> = { ...(all.get(childId) as Override | undefined) };
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) {
        delete own[name];
      } else {
        own[name] = value;
      }
    }
    if (Object.keys(own).length === 0) {
      all.delete(childId);
    } else {
      all.set(childId, own);
    }
    if (all.size === 0) {
      place.delete("overrides");
    }
  });
}
