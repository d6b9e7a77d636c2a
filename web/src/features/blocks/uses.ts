/** Which places of a synced block follow its newest version, and which are held at an older one. */

import type { BlockUse } from "@/lib/server/models";

export function followers(uses: readonly BlockUse[]): BlockUse[] {
  return uses.filter((use) => use.pins.includes(null));
}

export function held(uses: readonly BlockUse[]): BlockUse[] {
  return uses.filter((use) => !use.pins.includes(null));
}

/** In words: how a place goes along with the block. */
export function standingWords(use: BlockUse, newest: number): string {
  const pins = use.pins.filter((pin) => pin !== null);
  if (!use.pins.includes(null)) {
    return `Held at version ${pins.join(" and ")}`;
  }
  if (!use.inVersion) {
    return "Follows, in its draft";
  }
  const behind = use.madeWith !== null && use.madeWith < newest;
  return behind ? `Follows; its last version has ${use.madeWith}` : "Follows the newest version";
}
