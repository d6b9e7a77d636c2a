/** Subject and preheader: of a design its own words in the shown locale, else those of the draft. */

import { createStore, useStore } from "zustand";
import { setMetaWord } from "@/editor/document/commands/words/setMetaWord";
import type { Document } from "@/editor/document/model";
import { useBench, useDraft } from "../bench";
import { useActiveEditor } from "../design/useDesign";

export type Line = "preheader" | "subject";

interface Shown {
  readonly document: Pick<Document, "meta">;
  readonly locale: string | null;
}

const NOTHING = createStore<Shown>(() => ({ document: {}, locale: null }));

function wordOf({ document, locale }: Shown, line: Line): string {
  const { meta } = document;
  return (locale === null ? meta?.[line] : meta?.i18n?.[locale]?.[line]) ?? "";
}

export function useEnvelopeLine(line: Line) {
  const { draft } = useBench();
  const editor = useActiveEditor();
  const own = useDraft((state) => state.history.present[line]) ?? "";
  const said = useStore(editor?.store ?? NOTHING, (state: Shown) => wordOf(state, line));
  if (editor === null) {
    return { value: own, write: (text: string) => draft.change({ [line]: text }, line) };
  }
  const write = (text: string): void => {
    if (!editor.readOnly) {
      const { locale } = editor.store.getState();
      // Without a border between them, letters typed in a row are one step.
      setMetaWord(editor.live, locale, line, locale !== null && text === "" ? undefined : text);
    }
  };
  return { value: said, write };
}
