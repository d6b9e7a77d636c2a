/** Opens the draft once: on top of what the server has, with the work this browser still holds. */

import { useEffect, useRef, useState } from "react";
import { createDraftStore, type DraftVerbs } from "@/editor/draft/draftStore";
import { dropLocal, keepLocal, openingOf, readLocal } from "@/editor/draft/localCopy";
import { useConnection } from "@/lib/server/connection";
import type { Draft } from "@/lib/server/models";
import { onSessionRenewed } from "@/lib/server/session";
import { toast } from "@/ui/layers/toasts";
import { getDraft, putDraft } from "./requests";

function openDraft(id: string, draft: Draft): { verbs: DraftVerbs; restored: boolean } {
  const copy = readLocal(id);
  const opening = openingOf(draft, copy);
  const kept = opening.kind === "asStored" ? undefined : copy;
  const verbs = createDraftStore({
    draft,
    recovered: kept?.content,
    // On an older etag the server answers that the draft has moved on, and the person decides.
    etag: kept?.etag,
    put: (content, etag, baseVersion) => putDraft(id, content, etag, baseVersion),
    fetch: () => getDraft(id),
    keep: (content, etag) => {
      if (content === undefined) {
        dropLocal(id);
        return true;
      }
      return keepLocal(id, { content, etag, keptAt: new Date().toISOString() });
    },
  });
  return { verbs, restored: opening.kind === "recovered" };
}

export function useOpenDraft(id: string, draft: Draft): DraftVerbs {
  const [{ verbs, restored }] = useState(() => openDraft(id, draft));
  const told = useRef(!restored);
  useEffect(() => {
    if (!told.current) {
      told.current = true;
      toast({
        title: "Unsaved changes restored",
        description: "This browser had kept them. They are being saved now.",
        action: { label: "Undo", run: verbs.undo },
      });
    }
  }, [verbs]);
  const open = useRef(false);
  useEffect(() => {
    open.current = true;
    verbs.start();
    const online = useConnection.subscribe((now, before) => {
      if (now.state === "online" && before.state !== "online") {
        verbs.retry();
      }
    });
    const renewed = onSessionRenewed(verbs.retry);
    const leaving = () => void verbs.flush();
    const asking = (event: BeforeUnloadEvent): void => {
      const { kept, save } = verbs.store.getState();
      if (!kept && save.kind !== "saved") {
        event.preventDefault();
      }
    };
    window.addEventListener("pagehide", leaving);
    window.addEventListener("beforeunload", asking);
    return () => {
      online();
      renewed();
      window.removeEventListener("pagehide", leaving);
      window.removeEventListener("beforeunload", asking);
      open.current = false;
      // Development mounts twice: what is open again goes on saving.
      void verbs.flush().finally(() => open.current || verbs.stop());
    };
  }, [verbs]);
  return verbs;
}
