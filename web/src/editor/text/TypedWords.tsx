/** The words of a block being typed on the canvas, with everything that floats beside them. */

import type { Editor as TextEditor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { labelOf } from "@/editor/blocks/naming";
import type { Rich, Worded } from "@/editor/document/model";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import type { Editor } from "@/editor/session/editor";
import { Pasting } from "./pasting/pasting";
import { Answers } from "./suggestions/Answers";
import type { KeyTaker } from "./suggestions/SuggestionMenu";
import { Suggestions } from "./suggestions/suggesting";
import { alignWords } from "./toolbar/aligning";
import { TextToolbar } from "./toolbar/TextToolbar";
import type { Surroundings } from "./typing/extensions";
import { Shortcuts } from "./typing/shortcuts";
import { Steps } from "./typing/steps";
import { useTyping } from "./typing/useTyping";
import { ChipPanel } from "./variables/ChipPanel";
import { loopsAround } from "./variables/offering";
import { Samples } from "./variables/samples";

interface TypedWordsProps {
  block: Worded;
  words: Rich;
}

export function TypedWords({ block, words }: TypedWordsProps) {
  const editor = useEditor();
  const { id } = block;
  const samples = useSamples(id);
  const toolbar = useRef<HTMLDivElement>(null);
  const menuKeys: KeyTaker = useRef(() => false);
  const [linking, setLinking] = useState(false);
  const typed = useRef<TextEditor | null>(null);
  const [surroundings] = useState(() =>
    surroundingsOf(editor, id, {
      samples,
      menuKeys,
      typed: () => typed.current,
      toToolbar: () => toolbar.current?.querySelector("button")?.focus(),
      editLink: () => block.type === "text" && setLinking(true),
    }),
  );
  const text = useTyping({ block, words, surroundings, label: `Words of ${labelOf(block)}` });
  typed.current = text;
  if (!text) {
    return null;
  }
  return (
    <>
      <TextToolbar
        ref={toolbar}
        text={text}
        block={block}
        linking={linking}
        onLinking={setLinking}
      />
      <Answers text={text} id={id} keys={menuKeys} samples={samples} />
      <ChipPanel text={text} id={id} />
    </>
  );
}

interface Reached {
  samples: Samples;
  menuKeys: KeyTaker;
  typed: () => TextEditor | null;
  toToolbar: () => void;
  editLink: () => void;
}

function surroundingsOf(
  editor: Editor,
  id: string,
  { samples, menuKeys, typed, toToolbar, editLink }: Reached,
): Omit<Surroundings, "oneLine"> {
  return {
    variables: { shown: samples.shown, onChange: samples.onChange },
    keys: {
      undo: editor.undo,
      redo: editor.redo,
      leave: () => editor.type(null),
      toToolbar,
      editLink,
    },
    more: [
      Pasting.configure({ knows: (source) => isShown(editor, source) }),
      Steps.configure({ endStep: () => editor.history.endStep() }),
      Suggestions.configure({
        commands: editor.live.typeOf(id) === "text",
        onKey: (event) => menuKeys.current(event),
      }),
      Shortcuts.configure({
        align: (alignment) => {
          const text = typed();
          if (text) {
            alignWords(editor, text, id, alignment);
          }
        },
      }),
    ],
  };
}

/** Whether an image is in the email already. */
function isShown(editor: Editor, source: string): boolean {
  return source !== "" && JSON.stringify(editor.store.getState().document).includes(source);
}

function useSamples(id: string): Samples {
  const editor = useEditor();
  const values = useEditorState((state) => state.values);
  const contract = useEditorState((state) => state.contract);
  const [samples] = useState(
    () => new Samples({ values, contract, loops: loopsAround(editor.live, id) }),
  );
  useEffect(() => {
    samples.follow({ values, contract, loops: loopsAround(editor.live, id) });
  }, [samples, editor, id, values, contract]);
  return samples;
}
