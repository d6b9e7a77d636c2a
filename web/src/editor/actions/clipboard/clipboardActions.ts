// Copy, cut and paste as actions of menus; by keys the browser's own events do it.
import { ClipboardPaste, Copy, Scissors } from "lucide-react";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { removeSelected } from "../kinds/arranging";
import { closedStructure, fixedStructure, nothingSelected } from "../refusing";
import { namesOf } from "../wording";
import { askClip, clipOf, writeClip } from "./clip";
import { complain, paste } from "./pasting";

export const CLIPBOARD: readonly BlockAction[] = [
  {
    id: "copy",
    label: () => "Copy",
    icon: Copy,
    group: "clipboard",
    keys: ["mod+c"],
    refusal: nothingSelected,
    run: (editor) => byBrowser("copy", (data) => copyTo(editor, data)),
  },
  {
    id: "cut",
    label: () => "Cut",
    icon: Scissors,
    group: "clipboard",
    keys: ["mod+x"],
    refusal: fixedStructure,
    run: (editor) => byBrowser("cut", (data) => cutTo(editor, data)),
  },
  {
    id: "paste",
    label: () => "Paste",
    icon: ClipboardPaste,
    group: "clipboard",
    keys: ["mod+v"],
    refusal: closedStructure,
    run: (editor) => void pasteAsked(editor),
  },
];

export function copyTo(editor: Editor, data: DataTransfer): void {
  writeClip(data, clipOf(editor));
  editor.announce(`${namesOf(editor.live, editor.store.getState().selection)} copied`);
}

export function cutTo(editor: Editor, data: DataTransfer): void {
  writeClip(data, clipOf(editor));
  removeSelected(editor, "cut");
}

/** The one way to write several flavors that every browser has: its own copy, answered by us. */
function byBrowser(event: "copy" | "cut", fill: (data: DataTransfer) => void): void {
  const answer = (given: ClipboardEvent) => {
    if (given.clipboardData) {
      given.preventDefault();
      given.stopImmediatePropagation();
      fill(given.clipboardData);
    }
  };
  window.addEventListener(event, answer, { capture: true, once: true });
  document.execCommand(event);
  window.removeEventListener(event, answer, { capture: true });
}

async function pasteAsked(editor: Editor): Promise<void> {
  try {
    await paste(editor, await askClip());
  } catch {
    complain(editor, "The browser keeps the clipboard from menus. Press Ctrl or ⌘ and V instead.");
  }
}
