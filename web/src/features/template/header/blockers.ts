/** What keeps the draft from becoming a version. */

import type { SaveState } from "@/editor/draft/autosave";

interface Situation {
  readonly canWrite: boolean;
  readonly edited: boolean;
  readonly save: SaveState["kind"];
  /** What keeps the source from compiling. */
  readonly problems: readonly { readonly part?: string | null }[];
}

/** One sentence, or nothing when a version can be saved. */
export function blockerOf({ canWrite, edited, save, problems }: Situation): string | undefined {
  if (!canWrite) {
    return "You may look at this template but not change it. An administrator can grant it.";
  }
  if (save === "conflict") {
    return "The draft was changed elsewhere. Decide first which one to keep.";
  }
  if (save === "offline") {
    return "The server cannot be reached. Your work is kept on this computer.";
  }
  if (save === "failed") {
    return "The draft could not be saved. Your work is kept on this computer.";
  }
  if (!edited) {
    return "Nothing has changed since the last version.";
  }
  const broken = problems.filter(({ part }) => part !== "data").length;
  if (broken > 0) {
    return `The source does not compile: ${broken === 1 ? "one error" : `${broken} errors`} to mend.`;
  }
  return undefined;
}
