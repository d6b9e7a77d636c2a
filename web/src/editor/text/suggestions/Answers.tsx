/** Answers what is asked for while typing: with commands behind a slash, with variables in braces. */

import type { Editor as TextEditor } from "@tiptap/core";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { useTextState } from "../typing/useTextState";
import { loopsAround, offeredIn } from "../variables/offering";
import type { Samples } from "../variables/samples";
import { foundCommands } from "./commandList";
import { type KeyTaker, SuggestionMenu } from "./SuggestionMenu";
import { suggestingIn } from "./suggesting";
import { variableChoices } from "./variableList";

interface AnswersProps {
  text: TextEditor;
  id: string;
  keys: KeyTaker;
  samples: Samples;
}

export function Answers({ text, id, keys, samples }: AnswersProps) {
  const editor = useEditor();
  const contract = useEditorState((state) => state.contract);
  const suggesting = suggestingIn(useTextState(text));
  if (!suggesting) {
    return null;
  }
  const { kind, query } = suggesting;
  const choices =
    kind === "command"
      ? foundCommands(editor, text, id, query)
      : variableChoices(text, offeredIn(contract, loopsAround(editor.live, id)), query, (path) =>
          samples.shown({ path } as never),
        );
  if (kind === "command" && choices.length === 0) {
    return null;
  }
  return (
    <SuggestionMenu
      text={text}
      suggesting={suggesting}
      choices={choices}
      keys={keys}
      nothing="Type the name of a variable."
    />
  );
}
