/** Values as JSON, for those who think in it. */

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import type { Values } from "@/editor/document/contract";
import { codeTheme } from "@/editor/source/codeTheme";
import { useCodeView } from "@/editor/source/useCodeView";
import { parseValues } from "@/editor/variables/values";

interface JsonEditorProps {
  label: string;
  values: Values;
  readOnly: boolean;
  onChange: (values: Values) => void;
}

/** Stands before the common theme, which would win otherwise. */
const asTallAsItsText = EditorView.theme({
  "&": { height: "auto" },
  ".cm-content": { padding: "8px 0", minHeight: "96px" },
});

const write = (values: Values): string => JSON.stringify(values, null, 2);

const nothing = (): void => undefined;

export function JsonEditor({ label, values, readOnly, onChange }: JsonEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(() => write(values));
  const own = useRef(values);
  useEffect(() => {
    // What was typed here stays as it was typed; values from elsewhere replace it.
    if (own.current !== values) {
      own.current = values;
      setText(write(values));
    }
  }, [values]);
  const parsed = parseValues(text);
  useCodeView(box, {
    value: text,
    onChange: (typed) => {
      setText(typed);
      const read = parseValues(typed);
      if ("values" in read) {
        own.current = read.values;
        onChange(read.values);
      }
    },
    onUndo: nothing,
    onRedo: nothing,
    extensions: () => [
      lineNumbers(),
      history(),
      json(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of("  "),
      EditorView.lineWrapping,
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({
        "aria-label": label,
        "aria-description": "Press Escape and then Tab to leave the editor",
      }),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      asTallAsItsText,
      codeTheme,
    ],
  });
  return (
    <div>
      <div ref={box} className="overflow-hidden rounded-lg border" />
      {"message" in parsed ? (
        <p role="alert" className="mt-1.5 text-danger text-xs">
          {parsed.message} The last complete data is kept until this is mended.
        </p>
      ) : null}
    </div>
  );
}
