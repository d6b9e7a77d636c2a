// Actions that say something about blocks: their name, their lock, where they are seen.
import { Lock, type LucideIcon, MonitorOff, Pencil, SmartphoneNfc } from "lucide-react";
import { setField } from "../../document/commands/setField";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { fixedLook, unchangeable } from "../refusing";
import { namesOf } from "../wording";

const chosen = (editor: Editor) => editor.store.getState().selection;

function isLocked(editor: Editor): boolean {
  const locks = chosen(editor).map((id) => editor.live.blocks.get(id)?.get("lock") ?? "none");
  return locks.length > 0 && locks.every((lock) => lock !== "none");
}

type Seen = { desktop?: boolean; mobile?: boolean };

function isHidden(editor: Editor, where: keyof Seen): boolean {
  const ids = chosen(editor);
  return ids.length > 0 && ids.every((id) => seenOf(editor, id)[where] === false);
}

function seenOf(editor: Editor, id: string): Seen {
  return (editor.live.blocks.get(id)?.get("show") ?? {}) as Seen;
}

function hiding(where: keyof Seen, device: string, icon: LucideIcon): BlockAction {
  return {
    id: `hide-${device}`,
    label: (editor) => `${isHidden(editor, where) ? "Show" : "Hide"} on ${device}`,
    icon,
    group: "block",
    keys: [],
    refusal: fixedLook,
    run(editor) {
      const visible = isHidden(editor, where);
      const ids = chosen(editor);
      editor.run((live) => {
        live.change(() => {
          for (const id of ids) {
            const seen: Seen = { ...seenOf(editor, id), [where]: visible };
            const { desktop = true, mobile = true } = seen;
            setField(live, [id], "show", desktop && mobile ? undefined : { desktop, mobile });
          }
        });
      });
      editor.announce(`${namesOf(editor.live, ids)} ${visible ? "shown" : "hidden"} on ${device}`);
    },
  };
}

export const MARKING: readonly BlockAction[] = [
  {
    id: "rename",
    label: () => "Rename",
    icon: Pencil,
    group: "block",
    keys: ["f2"],
    refusal: unchangeable,
    run: (editor) => editor.show({ asked: "name" }),
  },
  {
    id: "lock",
    label: (editor) => (isLocked(editor) ? "Unlock" : "Lock"),
    icon: Lock,
    group: "block",
    keys: ["mod+shift+l"],
    refusal: unchangeable,
    run(editor) {
      const ids = chosen(editor);
      const locked = isLocked(editor);
      editor.run((live) => setField(live, ids, "lock", locked ? undefined : "all"));
      editor.announce(`${namesOf(editor.live, ids)} ${locked ? "unlocked" : "locked"}`);
    },
  },
  hiding("mobile", "phones", SmartphoneNfc),
  hiding("desktop", "computers", MonitorOff),
];
