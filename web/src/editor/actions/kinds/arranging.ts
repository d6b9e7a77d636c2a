// Actions that make blocks, take them away, and put them into each other.
import { CopyPlus, Group, Trash2, Ungroup } from "lucide-react";
import { duplicateBlocks } from "../../document/commands/duplicateBlocks";
import { insertBlocks } from "../../document/commands/insertBlocks";
import { removeBlocks } from "../../document/commands/removeBlocks";
import { balanceColumns, dropEmptied } from "../../document/commands/tidyColumns";
import { unwrapBlock, wrapBlocks } from "../../document/commands/wrapBlocks";
import { newId, withNewIds } from "../../document/ids";
import { mayHold } from "../../document/rules";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { closedParent, fixedStructure } from "../refusing";
import { afterwards, around, onlyParent, selectedBlocks, topmost } from "../selected";
import { namesOf, placeOf } from "../wording";

const WRAPPER: ReadonlySet<string> = new Set(["wrapper"]);

/** Takes the selected blocks away; rows that would be empty go with them. */
export function removeSelected(editor: Editor, said = "deleted"): void {
  const { live } = editor;
  const ids = topmost(editor);
  const names = namesOf(live, ids);
  const parents = ids.flatMap((id) => live.parentOf(id) ?? []);
  const next = afterwards(live, ids);
  editor.run(() => {
    removeBlocks(live, ids);
    for (const parent of new Set(parents)) {
      balanceColumns(live, parent);
    }
    dropEmptied(live, parents);
  });
  editor.select(next);
  editor.announce(`${names} ${said}`);
}

export const ARRANGING: readonly BlockAction[] = [
  {
    id: "duplicate",
    label: () => "Duplicate",
    icon: CopyPlus,
    group: "arrange",
    keys: ["mod+d"],
    refusal: parentsOpen,
    run: duplicateSelected,
  },
  {
    id: "wrap",
    label: () => "Put into a wrapper",
    icon: Group,
    group: "arrange",
    keys: ["mod+g"],
    fits: (editor) =>
      topmost(editor).every((id) => mayHold("wrapper", editor.live.typeOf(id) ?? "")),
    refusal: (editor) => fixedStructure(editor) ?? unwrappable(editor),
    run(editor) {
      const wrapper = editor.run((live) => wrapBlocks(live, topmost(editor)));
      if (wrapper) {
        editor.select([wrapper]);
        editor.announce("Put into a wrapper");
      }
    },
  },
  {
    id: "unwrap",
    label: () => "Take the wrapper away",
    icon: Ungroup,
    group: "arrange",
    keys: ["mod+shift+g"],
    fits: (editor) => wrapperOf(editor) !== undefined,
    refusal(editor) {
      const wrapper = wrapperOf(editor);
      const refusal = fixedStructure(editor);
      return refusal ?? (wrapper === undefined ? "There is no wrapper around this." : null);
    },
    run(editor) {
      const wrapper = wrapperOf(editor);
      const freed = wrapper === undefined ? [] : editor.run((live) => unwrapBlock(live, wrapper));
      editor.select(freed ?? []);
      editor.announce(`Wrapper taken away, ${freed?.length ?? 0} blocks stand in its place`);
    },
  },
  {
    id: "delete",
    label: () => "Delete",
    icon: Trash2,
    group: "arrange",
    keys: ["delete", "backspace"],
    refusal: fixedStructure,
    run: (editor) => removeSelected(editor),
  },
];

/** Copies stand behind what they are copies of: together when it stands together. */
function duplicateSelected(editor: Editor): void {
  const { live } = editor;
  const ids = topmost(editor);
  const parent = onlyParent(live, ids);
  const siblings = parent === null ? [] : live.childrenOf(parent);
  const at = ids.map((id) => siblings.indexOf(id));
  const last = Math.max(...at);
  const together = parent !== null && last - Math.min(...at) + 1 === ids.length;
  const copies = editor.run(() => {
    const made = together
      ? insertBlocks(live, withNewIds(selectedBlocks(editor), newId), { parent, index: last + 1 })
      : duplicateBlocks(live, ids);
    for (const row of new Set(ids.flatMap((id) => live.parentOf(id) ?? []))) {
      balanceColumns(live, row);
    }
    return made;
  });
  const [first] = copies ?? [];
  if (first !== undefined) {
    editor.select(copies ?? []);
    editor.store.getState().canvas?.reveal(first);
    editor.announce(`${namesOf(live, copies ?? [])} duplicated to ${placeOf(live, first)}`);
  }
}

/** Copies may stand beside blocks that are locked themselves, but not inside what is locked. */
function parentsOpen(editor: Editor): string | null {
  const ids = topmost(editor);
  if (ids.length === 0) {
    return fixedStructure(editor);
  }
  const parents = ids.flatMap((id) => editor.live.parentOf(id) ?? []);
  return parents.reduce<string | null>((found, one) => found ?? closedParent(editor, one), null);
}

function unwrappable(editor: Editor): string | null {
  const ids = topmost(editor);
  const types = ids.map((id) => editor.live.typeOf(id) ?? "");
  if (types.some((type) => !mayHold("wrapper", type))) {
    return "Only sections and heroes can be put into a wrapper.";
  }
  if (onlyParent(editor.live, ids) === null) {
    return "Only blocks that stand side by side can share a wrapper.";
  }
  const inside = around(editor.live, editor.live.parentOf(ids[0] ?? "") ?? "", WRAPPER);
  return inside === undefined ? null : "This stands in a wrapper already.";
}

function wrapperOf(editor: Editor): string | undefined {
  const [first] = editor.store.getState().selection;
  return first === undefined ? undefined : around(editor.live, first, WRAPPER);
}
