/** The source of a draft that is written as text. */

import { useMemo } from "react";
import { sourceProblems } from "@/editor/checks/findings";
import { otherFormat } from "@/editor/source/detect";
import { SourceEditor } from "@/editor/source/SourceEditor";
import { treeOf } from "@/editor/variables/tree";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";
import { useBench, useContract, useDraft, useLivePreview } from "../bench";
import { CodeBar, useWrap } from "./CodeBar";

const NAMES = { mjml: "MJML", html: "HTML", design: "Document" };
/** The same in the middle of a sentence. */
const FORMATS = { mjml: "MJML", html: "HTML", design: "a document" };

/** The marks only change when what they say changes, not with every rendering. */
function useProblems() {
  const { problems, shown, outdated } = useLivePreview();
  const findings = outdated && problems.length === 0 ? undefined : shown?.findings;
  const marks = useMemo(() => sourceProblems(problems, findings ?? []), [problems, findings]);
  const said = JSON.stringify(marks);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal marks are the same marks
  return useMemo(() => marks, [said]);
}

export function SourcePane() {
  const { draft, canWrite, fields } = useBench();
  const { format, source } = useDraft((state) => state.history.present);
  const { wrap } = useWrap();
  const contract = useContract();
  const tree = useMemo(() => treeOf(contract), [contract]);
  const problems = useProblems();
  const lines = useMemo(() => source.split("\n").length, [source]);
  return (
    <section aria-label="Source" className="flex h-full min-h-0 flex-col bg-surface">
      <CodeBar>
        <span className="font-medium text-ink">{NAMES[format]}</span>
        <span className="text-ink-3 tabular-nums">{lines} lines</span>
        {canWrite ? null : <span className="text-ink-3">read only</span>}
      </CodeBar>
      <OtherFormat />
      <div className="min-h-0 flex-1">
        <SourceEditor
          ref={fields.source}
          label={`${NAMES[format]} source`}
          format={format}
          value={source}
          onChange={(value) => draft.change({ source: value }, "source")}
          onUndo={draft.undo}
          onRedo={draft.redo}
          problems={problems}
          variables={tree}
          wrap={wrap}
          readOnly={!canWrite}
        />
      </div>
    </section>
  );
}

/** Offers to take the source for what it surely is, as after pasting a whole email. */
function OtherFormat() {
  const { draft, canWrite } = useBench();
  const { format, source } = useDraft((state) => state.history.present);
  const other = useMemo(() => otherFormat(source, format), [source, format]);
  if (other === undefined || !canWrite) {
    return null;
  }
  return (
    <Notice
      tone="warning"
      className="items-center rounded-none border-b"
      action={
        <Button size="sm" onClick={() => draft.change({ format: other }, "format")}>
          Take it as {FORMATS[other]}
        </Button>
      }
    >
      This is {FORMATS[other]}, and the template is {FORMATS[format]}.
    </Notice>
  );
}
