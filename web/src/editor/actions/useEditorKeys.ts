// The keys of the editor, the browser's copy and paste, and the commands of the command menu.
import { useEffect } from "react";
import { registerShortcut } from "@/lib/browser/shortcuts";
import { useEditor } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import { readClip } from "./clipboard/clip";
import { copyTo, cutTo } from "./clipboard/clipboardActions";
import { complain, paste } from "./clipboard/pasting";
import { EDITOR_KEYS, isHeard } from "./keyboard";
import { fixedStructure } from "./refusing";
import { useBlockCommands } from "./useBlockCommands";

/** Once for an editor: hears keys on canvas, outline and palette, never while something is typed. */
export function useEditorKeys(): void {
  const editor = useEditor();
  useBlockCommands();
  useEffect(() => hearKeys(editor), [editor]);
  useEffect(() => hearClipboard(editor), [editor]);
}

function hearKeys(editor: Editor): () => void {
  const ends = EDITOR_KEYS.map(({ keys, label, group, run, onButtons, native }) =>
    registerShortcut({
      keys,
      label,
      group,
      inFields: false,
      applies: (event) => !native && !isTyping(editor) && isHeard(event.target, onButtons),
      run: () => run(editor),
    }),
  );
  return () => {
    for (const end of ends) {
      end();
    }
  };
}

function hearClipboard(editor: Editor): () => void {
  const hear = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (event.defaultPrevented || !data || isTyping(editor) || !isOurs(event)) {
      return;
    }
    if (event.type === "paste") {
      event.preventDefault();
      void paste(editor, readClip(data));
      return;
    }
    if (editor.store.getState().selection.length === 0) {
      return;
    }
    event.preventDefault();
    const refusal = event.type === "cut" ? fixedStructure(editor) : null;
    if (refusal !== null) {
      complain(editor, refusal, "Not cut");
    } else {
      event.type === "cut" ? cutTo(editor, data) : copyTo(editor, data);
    }
  };
  const events = ["copy", "cut", "paste"] as const;
  for (const name of events) {
    document.addEventListener(name, hear);
  }
  return () => {
    for (const name of events) {
      document.removeEventListener(name, hear);
    }
  };
}

const isTyping = (editor: Editor) => editor.store.getState().typing !== null;

/** The event goes to what has the focus; words that are selected on the page are copied as words. */
function isOurs(event: ClipboardEvent): boolean {
  const words = window.getSelection();
  const selected = words !== null && !words.isCollapsed && words.toString().trim() !== "";
  const target = event.target instanceof HTMLElement ? event.target : document.activeElement;
  return isHeard(target, true) && (event.type === "paste" || !selected);
}
