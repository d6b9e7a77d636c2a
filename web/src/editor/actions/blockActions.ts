// Everything that can be done to the selected blocks, in the order of the menu.

import type { Editor } from "../session/editor";
import { type BlockAction, perform } from "./action";
import { CLIPBOARD } from "./clipboard/clipboardActions";
import { ARRANGING } from "./kinds/arranging";
import { INSERTING } from "./kinds/inserting";
import { LOOKS } from "./kinds/looks";
import { MARKING } from "./kinds/marking";
import { MOVING } from "./kinds/moving";
import { SELECTING } from "./kinds/selecting";
import { SHARING } from "./kinds/sharing";

export const BLOCK_ACTIONS: readonly BlockAction[] = [
  ...CLIPBOARD,
  ...ARRANGING,
  ...MOVING,
  ...INSERTING,
  ...SELECTING,
  ...MARKING,
  ...LOOKS,
  ...SHARING,
];

const BY_ID = new Map(BLOCK_ACTIONS.map((action) => [action.id, action]));

export function actionOf(id: string): BlockAction | undefined {
  return BY_ID.get(id);
}

/** Does the action of this id, or says why not. */
export function act(editor: Editor, id: string): boolean {
  const action = actionOf(id);
  return action !== undefined && perform(action, editor);
}
