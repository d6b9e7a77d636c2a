/** A CodeMirror view whose text is owned by whoever renders it. */

import { Annotation, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type RefObject, useEffect, useRef } from "react";
import { smallestChange } from "@/editor/source/mending/mending";

interface CodeViewOptions {
  value: string;
  onChange: (value: string) => void;
  /** The undo of the owner; the view keeps none. */
  onUndo: () => void;
  onRedo: () => void;
  /** Called once, when the view is made. */
  extensions: (keys: UndoKeys) => Extension;
}

interface UndoKey {
  key: string;
  run: () => boolean;
  preventDefault: boolean;
}

type UndoKeys = readonly UndoKey[];

/** Marks changes that came in from outside, which must not go out again. */
const fromOutside = Annotation.define<boolean>();

function keysFor(latest: { current: CodeViewOptions }): UndoKeys {
  const bind = (key: string, verb: "onRedo" | "onUndo"): UndoKey => ({
    key,
    preventDefault: true,
    run: () => {
      latest.current[verb]();
      return true;
    },
  });
  return [bind("Mod-z", "onUndo"), bind("Mod-y", "onRedo"), bind("Mod-Shift-z", "onRedo")];
}

function reporting(latest: { current: CodeViewOptions }): Extension {
  return EditorView.updateListener.of((update) => {
    const own = update.transactions.every((one) => one.annotation(fromOutside) !== true);
    if (update.docChanged && own) {
      latest.current.onChange(update.state.doc.toString());
    }
  });
}

/** Take over a value from outside with the smallest change, and go to where it happened. */
function takeOver(view: EditorView, value: string): void {
  const change = smallestChange(view.state.doc.toString(), value);
  if (change !== undefined) {
    view.dispatch({
      changes: change,
      selection: { anchor: change.from + change.insert.length },
      annotations: fromOutside.of(true),
      scrollIntoView: true,
    });
  }
}

/** The view that lives in `box`, once it is mounted. */
export function useCodeView(
  box: RefObject<HTMLElement | null>,
  options: CodeViewOptions,
): RefObject<EditorView | null> {
  const view = useRef<EditorView | null>(null);
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const parent = box.current;
    if (parent === null) {
      return;
    }
    const { value, extensions } = latest.current;
    const editor = new EditorView({
      doc: value,
      extensions: [extensions(keysFor(latest)), reporting(latest)],
      parent,
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [box]);
  useEffect(() => {
    if (view.current !== null) {
      takeOver(view.current, options.value);
    }
  }, [options.value]);
  return view;
}
