// Whether the words of a block may be typed, and if not, why, as a sentence.
import type { LiveDocument } from "@/editor/document/live/liveDocument";
import { lockedContent } from "@/editor/document/locks";

/** Why nobody may type here now; nothing when they may. */
export function refusal(live: LiveDocument, id: string, readOnly: boolean): string | undefined {
  if (readOnly) {
    return "You can look at this email, but not change it.";
  }
  const locking = lockedContent(live, id);
  if (locking === null) {
    return undefined;
  }
  return locking === id
    ? "This block is locked. Unlock it to change its content."
    : "What this block stands in is locked. Unlock that to change its content.";
}
