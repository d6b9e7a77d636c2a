/** The MJML of a design, whole or of the selected block: what is typed becomes the design. */

import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { SourceEditor } from "@/editor/source/SourceEditor";
import { treeOf } from "@/editor/variables/tree";
import { useBench, useContract } from "../bench";
import { CodeBar, useWrap } from "./CodeBar";
import { blockAt, type Printout, printout } from "./mjmlOfDesign";
import { ScopeSelect } from "./ScopeSelect";
import { TypingNotice, TypingState } from "./TypingState";
import { type TypedCode, type Typing, typingOf } from "./typing";
import { useMjmlProblems } from "./useMjmlProblems";

export function MjmlSource({ switcher }: { switcher: ReactNode }) {
  const editor = useEditor();
  const { template, canWrite, fields } = useBench();
  const { wrap } = useWrap();
  const typing = typingOf(editor, template.id);
  const typed = useStore(typing.store);
  const [scoped, setScoped] = useState(typed.scope !== null);
  const printed = usePrintout(typed, scoped);
  const document = useEditorState((state) => state.document);
  const own = typed.text !== null && (typed.phase !== "applied" || typed.document === document);
  const value = own ? (typed.text ?? "") : printed.mjml;
  useOthersChanges(typing, typed, document);
  useLitBlock(printed, own);
  const problems = useMjmlProblems(printed, typed, own);
  const contract = useContract();
  const tree = useMemo(() => treeOf(contract), [contract]);
  const takeBack = (verb: "redo" | "undo") => {
    if (own && typed.phase !== "applied") {
      typing.drop();
    } else {
      editor[verb]();
    }
  };
  return (
    <>
      <CodeBar>
        {switcher}
        <ScopeSelect scoped={scoped} onChange={setScoped} locked={own} />
        <TypingState typed={typed} readOnly={!canWrite} />
      </CodeBar>
      <TypingNotice typed={typed} typing={typing} />
      <div className="min-h-0 flex-1">
        <SourceEditor
          ref={fields.source}
          label="MJML source"
          format="mjml"
          value={value}
          onChange={(text) => typing.type(text, printed.scope)}
          onUndo={() => takeBack("undo")}
          onRedo={() => takeBack("redo")}
          onLine={useSelecting(printed, own)}
          onBlur={() => typing.settle()}
          problems={problems}
          variables={tree}
          wrap={wrap}
          readOnly={!canWrite}
        />
      </div>
    </>
  );
}

/** What the document says in MJML: of the selected block when one is chosen. */
function usePrintout(typed: TypedCode, scoped: boolean): Printout {
  const document = useEditorState((state) => state.document);
  const selected = useEditorState((state) => state.selection[0] ?? null);
  const scope = typed.text === null ? (scoped ? selected : null) : typed.scope;
  return useMemo(() => printout(document, scope), [document, scope]);
}

/** What was typed and applied is let go of as soon as the document goes on from there. */
function useOthersChanges(typing: Typing, typed: TypedCode, document: unknown): void {
  const past = typed.phase === "applied" && typed.text !== null && typed.document !== document;
  useEffect(() => {
    if (past) {
      typing.drop();
    }
  }, [typing, past]);
}

/** The block under the cursor is the selected one. */
function useSelecting(printed: Printout, own: boolean): (line: number) => void {
  const editor = useEditor();
  return useCallback(
    (line) => {
      const id = own ? undefined : blockAt(printed, line);
      if (id !== undefined && printed.scope === null && editor.live.blocks.has(id)) {
        editor.select([id]);
        editor.store.getState().canvas?.reveal(id);
      }
    },
    [editor, printed, own],
  );
}

/** The lines of the selected block are lit. */
function useLitBlock(printed: Printout, own: boolean): void {
  const { fields } = useBench();
  const selected = useEditorState((state) => state.selection[0]);
  useEffect(() => {
    const whole = printed.scope === null && !own && selected !== undefined;
    const lines = whole ? printed.lines.get(selected) : undefined;
    fields.source.current?.reveal(lines?.first ?? 0, lines?.last ?? 0);
  }, [fields, printed, own, selected]);
}
