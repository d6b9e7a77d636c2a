// The text editor of a block in React's life: begun on its body, following its words, ended in time.
import type { Editor as TextEditor } from "@tiptap/core";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useEffect, useRef, useState } from "react";
import { setBody } from "@/editor/document/commands/setBody";
import { noteTranslated } from "@/editor/document/commands/words/noteTranslated";
import type { Rich, Worded } from "@/editor/document/model";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { takeEarlyKeys } from "./earlyKeys";
import { type Surroundings, typingExtensions } from "./extensions";
import { beginTyping, type TypingSession } from "./session";
import { lendStyles } from "./sheet";
import { fitsOneLine, ownWords } from "./words";

interface Typed {
  block: Worded;
  words: Rich;
  label: string;
  surroundings: Omit<Surroundings, "oneLine">;
}

/** The text editor while it stands on the body of the block; null before the body is there. */
export function useTyping({ block, words, label, surroundings }: Typed): TextEditor | null {
  const editor = useEditor();
  const { id } = block;
  const body = useEditorState((state) => state.canvas?.bodyOf(id) ?? null);
  const locale = useEditorState((state) => state.locale);
  const own = ownWords(editor.live, id, locale);
  const session = useRef<TypingSession | null>(null);
  const [text, setText] = useState<TextEditor | null>(null);
  const latest = useRef({ own, words, surroundings, label });
  latest.current = { own, words, surroundings, label };
  const oneLine = block.type !== "text" && fitsOneLine(words);

  useEffect(() => {
    const { canvas } = editor.store.getState();
    if (!body || !canvas) {
      return;
    }
    canvas.hold(id);
    editor.history.follow(ySyncPluginKey);
    editor.history.endStep();
    const takeBack = lendStyles(canvas.page);
    const begun = beginTyping({
      body,
      oneLine,
      label: latest.current.label,
      own: latest.current.own,
      shown: latest.current.words,
      extensions: typingExtensions({ ...latest.current.surroundings, oneLine }),
      write: (rich) => {
        setBody(editor.live, id, { text: rich }, locale);
        return ownWords(editor.live, id, locale);
      },
      onFirst: () => {
        if (locale) {
          noteTranslated(editor.live, id, ["text"], locale);
        }
      },
      onChange: () => canvas.measure(),
    });
    session.current = begun;
    setText(begun.text);
    typeEarlyKeys(begun.text);
    return () => {
      session.current = null;
      setText(null);
      begun.end();
      takeBack();
      editor.history.endStep();
      canvas.release(id);
      canvas.measure();
    };
  }, [editor, body, id, locale, oneLine]);

  useEffect(() => {
    session.current?.follow(own, latest.current.words);
  }, [own]);

  return text;
}

/** What was typed before the text editor was there. */
function typeEarlyKeys(text: TextEditor): void {
  const early = takeEarlyKeys();
  if (early) {
    text.view.dispatch(text.state.tr.insertText(early));
  }
}
