/** The source editor: MJML, HTML or a document, with completion, problems and its own theme. */

import { openSearchPanel } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { SourceFormat } from "@/editor/document/contract";
import { hangingIndent } from "@/editor/source/hangingIndent";
import { jumpTo, lightUp, type Problem, showProblems } from "@/editor/source/mending/marks";
import { languageOf, sourceSetup } from "@/editor/source/setup";
import { useCodeView } from "@/editor/source/useCodeView";
import type { VariableNode } from "@/editor/variables/tree";

/** What a screen can ask of the editor. */
export interface SourceHandle {
  jump(line: number, column?: number | null): void;
  find(): void;
  focus(): void;
  /** The source as it stands in the editor. */
  text(): string;
  /** Light up lines and bring them into view, without taking the focus. */
  reveal(from: number, to: number): void;
  /** Put text where the cursor is. */
  insert(text: string): void;
}

interface SourceEditorProps {
  ref?: Ref<SourceHandle>;
  label: string;
  format: SourceFormat;
  value: string;
  onChange: (value: string) => void;
  onUndo: () => void;
  onRedo: () => void;
  /** Told of the line that the cursor has come to, when a person has put it there. */
  onLine?: (line: number) => void;
  onBlur?: () => void;
  problems: readonly Problem[];
  variables: readonly VariableNode[];
  wrap: boolean;
  readOnly: boolean;
}

/** An extension that can be exchanged while the editor lives. */
function usePart(view: RefObject<EditorView | null>, extension: Extension, on: unknown): Extension {
  const [part] = useState(() => new Compartment());
  const latest = useRef(extension);
  latest.current = extension;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `on` says when it is another one
  useEffect(() => {
    view.current?.dispatch({ effects: part.reconfigure(latest.current) });
  }, [view, part, on]);
  return part.of(extension);
}

export function SourceEditor(props: SourceEditorProps) {
  const { ref, label, format, value, problems, wrap, readOnly } = props;
  const { onChange, onUndo, onRedo } = props;
  const told = useRef(props);
  told.current = props;
  const box = useRef<HTMLDivElement>(null);
  const variables = useRef(props.variables);
  variables.current = props.variables;
  const parts = useRef<Extension>([]);
  const view = useCodeView(box, {
    value,
    onChange,
    onUndo,
    onRedo,
    extensions: (keys) => [
      sourceSetup(keys),
      parts.current,
      followingCursor(told),
      EditorView.contentAttributes.of({ "aria-label": label }),
    ],
  });
  parts.current = [
    usePart(
      view,
      languageOf(format, () => variables.current),
      format,
    ),
    usePart(view, wrap ? [EditorView.lineWrapping, hangingIndent] : [], wrap),
    usePart(view, EditorState.readOnly.of(readOnly), readOnly),
  ];
  useEffect(() => {
    if (view.current !== null) {
      showProblems(view.current, problems);
    }
  }, [view, problems]);
  useImperativeHandle(ref, () => handleOf(view), [view]);
  return <div ref={box} className="h-full min-h-0 overflow-hidden" />;
}

/** Tells on which line the cursor is, and when the editor is left. */
function followingCursor(told: { current: SourceEditorProps }): Extension {
  return [
    EditorView.updateListener.of(({ state, startState, selectionSet, transactions }) => {
      const own = transactions.some((one) => one.isUserEvent("select") || one.isUserEvent("input"));
      const line = state.doc.lineAt(state.selection.main.head).number;
      const before = startState.doc.lineAt(startState.selection.main.head).number;
      if (selectionSet && own && line !== before) {
        told.current.onLine?.(line);
      }
    }),
    EditorView.domEventHandlers({
      blur: () => {
        told.current.onBlur?.();
        return false;
      },
    }),
  ];
}

function handleOf(view: { current: EditorView | null }): SourceHandle {
  const use = (act: (editor: EditorView) => void) => {
    if (view.current !== null) {
      act(view.current);
    }
  };
  return {
    jump: (line, column) => use((editor) => jumpTo(editor, line, column)),
    find: () => use(openSearchPanel),
    focus: () => use((editor) => editor.focus()),
    text: () => view.current?.state.doc.toString() ?? "",
    reveal: (from, to) => use((editor) => lightUp(editor, from, to)),
    insert: (text) =>
      use((editor) => {
        editor.dispatch(editor.state.replaceSelection(text));
        editor.focus();
      }),
  };
}
