// Take blocks away, with all that is inside them.
import type { LiveDocument } from "../live/liveDocument";

export function removeBlocks(live: LiveDocument, ids: readonly string[]): void {
  live.change(() => {
    for (const id of ids) {
      live.remove(id);
    }
  });
}
