/** One line of template text, such as a subject, with completion of variables. */

import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { standardKeymap } from "@codemirror/commands";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder as placeholderText } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { liquidCompletion } from "@/editor/source/completion/liquidCompletion";
import { lineTheme } from "@/editor/source/lineTheme";
import { marks } from "@/editor/source/mending/marks";
import { offering } from "@/editor/source/setup";
import { useCodeView } from "@/editor/source/useCodeView";
import type { VariableNode } from "@/editor/variables/tree";
import { cx } from "@/lib/classes";

export interface LineHandle {
  focus(): void;
}

interface LineEditorProps {
  ref?: Ref<LineHandle>;
  label: string;
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
  onUndo: () => void;
  onRedo: () => void;
  variables: readonly VariableNode[];
  readOnly: boolean;
  describedBy?: string;
  className?: string;
}

/** Pasted line ends become spaces. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) {
    return transaction;
  }
  const text = transaction.newDoc.toString().replace(/\s*\n\s*/g, " ");
  return {
    changes: { from: 0, to: transaction.startState.doc.length, insert: text },
    selection: { anchor: Math.min(transaction.newSelection.main.head, text.length) },
  };
});

const ignored = () => true;

export function LineEditor(props: LineEditorProps) {
  const { label, value, placeholder, readOnly, describedBy, className } = props;
  const { onChange, onUndo, onRedo } = props;
  const box = useRef<HTMLDivElement>(null);
  const variables = useRef(props.variables);
  variables.current = props.variables;
  const [part] = useState(() => new Compartment());
  const hint = placeholderText(placeholder ?? "");
  const view = useCodeView(box, {
    value,
    onChange,
    onUndo,
    onRedo,
    extensions: (keys) => [
      keymap.of([...keys, ...completionKeymap, { key: "Enter", run: ignored }]),
      keymap.of([...closeBracketsKeymap, ...standardKeymap]),
      closeBrackets(),
      oneLine,
      marks,
      lineTheme,
      offering(liquidCompletion(() => variables.current)),
      part.of(hint),
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({
        "aria-label": label,
        "aria-multiline": "false",
        spellcheck: "true",
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
      }),
    ],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hint changes with its words
  useEffect(() => {
    view.current?.dispatch({ effects: part.reconfigure(hint) });
  }, [view, part, placeholder]);
  useImperativeHandle(props.ref, () => ({ focus: () => view.current?.focus() }), [view]);
  return <div ref={box} className={cx("min-w-0 cursor-text", className)} />;
}
