/** Two people, or two windows, changed the same draft: nothing is lost, the person decides. */

import { useState } from "react";
import type { Settlement } from "@/editor/draft/draftStore";
import { formatClock } from "@/lib/formatting";
import { errorSentence } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";
import { useBench, useDraft } from "../bench";

export function ConflictNotice() {
  const { draft } = useBench();
  const conflict = useDraft((state) => state.save.kind === "conflict");
  const theirs = useDraft((state) => state.theirs);
  const [busy, setBusy] = useState<Settlement | null>(null);
  const [failure, setFailure] = useState("");
  if (!conflict) {
    return null;
  }
  const settle = async (settlement: Settlement): Promise<void> => {
    setBusy(settlement);
    setFailure("");
    try {
      await draft.settle(settlement);
    } catch (error) {
      setFailure(errorSentence(error));
    } finally {
      setBusy(null);
    }
  };
  const who = theirs?.updatedBy?.name ?? "Somebody";
  const when = theirs === undefined ? "meanwhile" : `at ${formatClock(theirs.updatedAt)}`;
  return (
    <Notice tone="danger" className="items-center rounded-none border-b">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-64 flex-1">
          <strong className="font-semibold">
            {who} changed this draft {when}.
          </strong>{" "}
          Your changes are kept on this computer and not saved yet. Whichever you choose, the other
          one stays one undo away.
          {failure === "" ? null : ` ${failure}`}
        </p>
        <span className="flex flex-wrap gap-2">
          <Button size="sm" busy={busy === "theirs"} onClick={() => void settle("theirs")}>
            Use theirs
          </Button>
          <Button size="sm" busy={busy === "mine"} onClick={() => void settle("mine")}>
            Keep mine
          </Button>
        </span>
      </div>
    </Notice>
  );
}
