// The language of the email: which one is shown, how far it is translated, and what is next.
import { ArrowDownToLine, CheckCheck } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { choose } from "../actions/kinds/selecting";
import { inOrder } from "../actions/selected";
import { markUpToDate } from "../document/commands/words/noteTranslated";
import { EMAIL, type Word } from "../document/translation";
import { useEditor, useEditorState } from "../session/EditorContext";
import { LocaleMenu } from "./LocaleMenu";
import { nextUntranslated, progressOf } from "./progress";
import { useLocaleMarks, useTypedTranslations, useWords } from "./useTranslating";

export function LocaleBar() {
  const locale = useEditorState((state) => state.locale);
  const words = useWords();
  useLocaleMarks(words);
  useTypedTranslations();
  return (
    <div className="flex min-w-0 items-center gap-0.5">
      <LocaleMenu />
      {locale === null ? null : <Translating locale={locale} words={words} />}
    </div>
  );
}

function Translating({ locale, words }: { locale: string; words: readonly Word[] }) {
  const { missing, stale } = progressOf(words);
  return (
    <>
      <NextButton words={words} open={missing + stale} />
      <UpToDateButton locale={locale} words={words} />
    </>
  );
}

function NextButton({ words, open }: { words: readonly Word[]; open: number }) {
  const editor = useEditor();
  const go = () => {
    const { selection } = editor.store.getState();
    const next = nextUntranslated(words, inOrder(editor), selection.at(-1));
    if (next !== null) {
      choose(editor, [next]);
    } else {
      editor.announce("Subject or preheader are still to be translated.");
    }
  };
  return (
    <IconButton
      icon={ArrowDownToLine}
      size="sm"
      label="Next untranslated block"
      disabledReason={open === 0 ? "Everything is translated" : undefined}
      onClick={go}
    />
  );
}

/** For the selected blocks, or for everything when none is selected. */
function UpToDateButton({ locale, words }: { locale: string; words: readonly Word[] }) {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  const stale = words.filter((word) => word.standing === "stale").map(({ id }) => id);
  const chosen = selection.length > 0 ? stale.filter((id) => selection.includes(id)) : stale;
  const reason =
    stale.length === 0
      ? "No translation is stale"
      : "The selected blocks are up to date. Select none to mark all.";
  const mark = () => {
    editor.run((live) => markUpToDate(live, [...new Set(chosen)], locale));
    editor.announce(`${new Set(chosen).size} translations marked as up to date`);
  };
  return editor.readOnly ? null : (
    <IconButton
      icon={CheckCheck}
      size="sm"
      label={
        chosen.includes(EMAIL) || selection.length === 0
          ? "Mark all as up to date"
          : "Mark as up to date"
      }
      disabledReason={chosen.length === 0 ? reason : undefined}
      onClick={mark}
    />
  );
}
