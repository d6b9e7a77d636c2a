/** The visual editor as the page sees it: opened with the page, looked at from everywhere. */

import { useEffect, useState } from "react";
import { createStore, useStore } from "zustand";
import type { DraftVerbs } from "@/editor/draft/draftStore";
import type { Editor, EditorState } from "@/editor/session/editor";
import { formatClock } from "@/lib/formatting";
import { isApiError } from "@/lib/server/apiError";
import { useSession } from "@/lib/server/session";
import { toast } from "@/ui/layers/toasts";
import { useBench, useDraft } from "../bench";
import { readDocument } from "../requests";
import type { TemplateTab } from "../search";
import { DesignSession, type DesignState } from "./session";

/** The session of a draft; it lives as long as the page. */
export function useDesignSession(
  template: string,
  draft: DraftVerbs,
  canWrite: boolean,
  openTab: (tab: TemplateTab) => void,
): DesignSession {
  const { user } = useSession();
  const [session] = useState(
    () =>
      new DesignSession({
        draft,
        template,
        person: user.id,
        readOnly: !canWrite,
        read: async (content, base, signal) => {
          try {
            return (await readDocument(template, content, base, signal)).document;
          } catch (error) {
            const { stored } = draft.store.getState();
            const away = isApiError(error) && error.status === 0;
            const same = stored.content.source === content.source;
            const kept = away && same ? await recalled(user.id, template, stored.stand) : undefined;
            if (kept === undefined) {
              throw error;
            }
            return kept;
          }
        },
        onMerged: (theirs) =>
          toast({
            title: `${theirs.updatedBy?.name || "Somebody"} changed this meanwhile. Both changes are in.`,
            description: `Saved at ${formatClock(theirs.updatedAt)}`,
            action: { label: "Versions", run: () => openTab("versions") },
          }),
      }),
  );
  useEffect(() => session.start(), [session]);
  return session;
}

/** The document of a source that only the server can read, as this browser last had it. */
async function recalled(person: string, template: string, stand: string) {
  const { recallKept } = await import("@/editor/offline/keeping");
  return recallKept({ person, template }, stand);
}

/** Keeps the editor open while it is looked at, and wherever the draft is a design. */
export function useOpenDesign(): void {
  const { design, view } = useBench();
  const content = useDraft((state) => state.history.present);
  const wanted = view === "design" || content.format === "design";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source is another document
  useEffect(() => {
    if (wanted) {
      design.open();
    }
  }, [design, wanted, content.format, content.source]);
}

export function useDesign<T>(select: (state: DesignState) => T): T {
  return useStore(useBench().design.store, select);
}

/** The open editor where it is what is worked on: in Design, and for designs everywhere. */
export function useActiveEditor(): Editor | null {
  const { view } = useBench();
  const format = useDraft((state) => state.history.present.format);
  const editor = useDesign((state) => state.editor);
  return view === "design" || format === "design" ? editor : null;
}

type Steps = Pick<EditorState, "canUndo" | "canRedo">;

const NO_STEPS = createStore<Steps>(() => ({ canUndo: false, canRedo: false }));

/** Undo and redo of what is worked on: the document's own, or those of the text. */
export function useSteps() {
  const { draft } = useBench();
  const editor = useActiveEditor();
  const steps = editor?.store ?? NO_STEPS;
  const canUndo = useStore(steps, (state: Steps) => state.canUndo);
  const canRedo = useStore(steps, (state: Steps) => state.canRedo);
  const past = useDraft((state) => state.history.past.length > 0);
  const future = useDraft((state) => state.history.future.length > 0);
  const verbs = editor ?? draft;
  return {
    undo: verbs.undo,
    redo: verbs.redo,
    canUndo: editor === null ? past : canUndo,
    canRedo: editor === null ? future : canRedo,
  };
}
