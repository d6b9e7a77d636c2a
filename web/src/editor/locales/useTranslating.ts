// What follows from showing a locale: marks on blocks, and notes of what was translated by typing.
import { useEffect, useMemo } from "react";
import { noteTranslated } from "../document/commands/words/noteTranslated";
import { localized } from "../document/locales";
import { allBlocks } from "../document/model";
import { hashOf, type Word, wordsIn } from "../document/translation";
import { useEditor, useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import { localeName } from "./names";
import { marksOf } from "./progress";

const SOURCE = "locale";
const NOTHING: readonly Word[] = [];

/** The words of the email in the shown locale; none in the base language. */
export function useWords(): readonly Word[] {
  const document = useEditorState((state) => state.document);
  const locale = useEditorState((state) => state.locale);
  return useMemo(() => (locale === null ? NOTHING : wordsIn(document, locale)), [document, locale]);
}

/** Shows on canvas and outline what wants a translator; other people's marks stay. */
export function useLocaleMarks(words: readonly Word[]): void {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  useEffect(() => {
    const marks = locale === null ? [] : marksOf(words, localeName(locale));
    const others = editor.store.getState().marks.filter((mark) => mark.source !== SOURCE);
    const before = editor.store.getState().marks.length - others.length;
    if (marks.length > 0 || before > 0) {
      editor.show({ marks: [...others, ...marks] });
    }
  }, [editor, locale, words]);
}

/** Whoever types a translation has seen the words it is made of. */
export function useTypedTranslations(): void {
  const editor = useEditor();
  const typing = useEditorState((state) => state.typing);
  const locale = useEditorState((state) => state.locale);
  useEffect(() => {
    if (typing === null || locale === null) {
      return;
    }
    const before = shownWords(editor, typing, locale);
    return () => {
      if (!editor.readOnly && shownWords(editor, typing, locale) !== before) {
        noteTranslated(editor.live, typing, ["text", "html"], locale);
      }
    };
  }, [editor, typing, locale]);
}

function shownWords(editor: Editor, id: string, locale: string): string {
  const shown = localized(editor.live.project(), locale);
  const block = [...allBlocks(shown.children ?? [])].find((one) => one.id === id);
  const words = block as { text?: unknown; html?: unknown } | undefined;
  return hashOf([words?.text, words?.html]);
}
