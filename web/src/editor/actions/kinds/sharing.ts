// Actions on synced blocks: making one of what is selected, its source, and going one's own way.
import { BookmarkPlus, ExternalLink, Unlink } from "lucide-react";
import { detachSynced } from "../../document/commands/detachSynced";
import { openSynced } from "../../library/opening";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { closedStructure, fixedStructure, nothingSelected } from "../refusing";
import { onlyParent, topmost } from "../selected";
import { namesOf } from "../wording";

const onlySynced = (editor: Editor): string | null => {
  const [id, ...others] = topmost(editor);
  const synced = id !== undefined && editor.live.typeOf(id) === "synced";
  return synced && others.length === 0 ? id : null;
};

const NOT_SYNCED = "Select one synced block first.";

export const SHARING: readonly BlockAction[] = [
  {
    id: "save-block",
    label: () => "Save as a synced block",
    icon: BookmarkPlus,
    group: "shared",
    keys: [],
    fits: (editor) => onlySynced(editor) === null,
    refusal(editor) {
      const refusal = closedStructure(editor) ?? nothingSelected(editor);
      const apart = onlyParent(editor.live, topmost(editor)) === null;
      return refusal ?? (apart ? "These blocks stand in different places." : null);
    },
    run: (editor) => editor.show({ asked: "save-block" }),
  },
  {
    id: "edit-source",
    label: () => "Edit the source",
    icon: ExternalLink,
    group: "shared",
    keys: [],
    fits: (editor) => onlySynced(editor) !== null,
    refusal: (editor) => (onlySynced(editor) === null ? NOT_SYNCED : null),
    run(editor) {
      const id = onlySynced(editor);
      id !== null && openSynced(editor, id);
    },
  },
  {
    id: "detach",
    label: () => "Detach",
    icon: Unlink,
    group: "shared",
    keys: [],
    fits: (editor) => onlySynced(editor) !== null,
    refusal: (editor) =>
      fixedStructure(editor) ?? (onlySynced(editor) === null ? NOT_SYNCED : null),
    run(editor) {
      const id = onlySynced(editor);
      const { library } = editor.store.getState();
      const copies = id === null ? [] : editor.run((live) => detachSynced(live, library, id));
      if (copies && copies.length > 0) {
        editor.select(copies);
        editor.announce(
          `${namesOf(editor.live, copies)} detached: changes to the source stay there`,
        );
      } else {
        editor.announce("The source of this block is not there.");
      }
    },
  },
];
