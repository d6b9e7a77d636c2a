// What must not be changed: a lock holds for its block and for everything inside it.
import { type LiveDocument, ROOT } from "./live/liveDocument";

/** The block whose lock keeps this one where it is; null when it may be moved and removed. */
export function lockedStructure(live: LiveDocument, id: string): string | null {
  return holderOf(live, id, "structure");
}

/** The block whose lock keeps words and look of this one; null when they may be changed. */
export function lockedContent(live: LiveDocument, id: string): string | null {
  return holderOf(live, id, "content");
}

function holderOf(live: LiveDocument, id: string, part: string): string | null {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at && at !== ROOT && !seen.has(at); ) {
    const lock = live.blocks.get(at)?.get("lock");
    if (lock === "all" || lock === part) {
      return at;
    }
    seen.add(at);
    at = live.parentOf(at);
  }
  return null;
}
