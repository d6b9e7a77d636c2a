/** The visual editor as the page sees it: opened with the page, looked at from everywhere. */

import { useEffect, useState } from "react";
import { createStore, useStore } from "zustand";
import type { DraftVerbs } from "@/editor/draft/draftStore";
import type { Editor, EditorState } from "@/editor/session/editor";
import { useBench, useDraft } from "../bench";
import { readDocument } from "../requests";
import { createDesignSession, type DesignSession, type DesignState } from "./session";

/** The session of a draft; it lives as long as the page. */
export function useDesignSession(
  templateId: string,
  draft: DraftVerbs,
  canWrite: boolean,
): DesignSession {
  const [session] = useState(() =>
    createDesignSession({
      draft,
      readOnly: !canWrite,
      read: async (content, base, signal) =>
        (await readDocument(templateId, content, base, signal)).document,
    }),
  );
  useEffect(() => {
    draft.beforeFlush(session.flush);
    return session.start();
  }, [draft, session]);
  return session;
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
