// What can be done to the selected blocks, in the command menu.
import { type Command, useCommands } from "@/lib/browser/commands";
import { useEditor, useEditorState } from "../session/EditorContext";
import { perform } from "./action";
import { BLOCK_ACTIONS } from "./blockActions";

/** Only what is possible now: a menu that is searched does not explain what is not. */
export function useBlockCommands(): void {
  const editor = useEditor();
  useEditorState((state) => state.selection);
  useEditorState((state) => state.document);
  const commands = BLOCK_ACTIONS.filter(
    (action) => action.refusal(editor) === null && action.fits?.(editor) !== false,
  ).map((action): Command => {
    const [keys] = action.keys;
    return {
      id: `block-${action.id}`,
      label: action.label(editor),
      group: "Blocks",
      icon: action.icon,
      words: "block",
      ...(keys === undefined ? {} : { keys }),
      run: () => void perform(action, editor),
    };
  });
  useCommands(commands);
}
