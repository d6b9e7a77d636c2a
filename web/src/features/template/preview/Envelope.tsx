/** Subject and preheader above the preview, written in place, with their lengths. */

import { type RefObject, useId, useMemo } from "react";
import { PREHEADER_ROOM, SUBJECT_ROOM } from "@/editor/preview/InboxLine";
import { LineEditor, type LineHandle } from "@/editor/source/LineEditor";
import { treeOf } from "@/editor/variables/tree";
import { cx } from "@/lib/classes";
import { useBench, useContract, useLivePreview } from "../bench";
import { useSteps } from "../design/useDesign";
import { type Line, useEnvelopeLine } from "./useEnvelopeLine";

/** Both lines below each other, or beside each other where `wide` allows it. */
export function Envelope({ wide = false }: { wide?: boolean }) {
  return (
    <div
      className={cx(
        "shrink-0 border-b bg-surface px-3 py-1",
        wide && "grid-cols-2 gap-x-6 @3xl:grid",
      )}
    >
      <EnvelopeLine line="subject" label="Subject" room={SUBJECT_ROOM.desktop} />
      <EnvelopeLine line="preheader" label="Preheader" room={PREHEADER_ROOM.desktop} />
    </div>
  );
}

interface EnvelopeLineProps {
  line: Line;
  label: string;
  /** How many characters inboxes show. */
  room: number;
}

const PLACEHOLDERS: Record<Line, string> = {
  subject: "What the email is about",
  preheader: "The line inboxes show after the subject",
};

function EnvelopeLine({ line, label, room }: EnvelopeLineProps) {
  const { canWrite, fields } = useBench();
  const { value, write } = useEnvelopeLine(line);
  const { undo, redo } = useSteps();
  const { shown, problems } = useLivePreview();
  const contract = useContract();
  const tree = useMemo(() => treeOf(contract), [contract]);
  const note = useId();
  const problem = problems.find((detail) => detail.part === line);
  const length = [...(shown?.[line] ?? value)].length;
  const field: RefObject<LineHandle | null> = fields[line];
  return (
    <div className="py-1">
      <div className="flex items-baseline gap-3">
        <span aria-hidden className="w-18 shrink-0 text-ink-3 text-xs">
          {label}
        </span>
        <LineEditor
          ref={field}
          label={label}
          value={value}
          // What the source itself says stands here until something else is written.
          placeholder={shown?.[line] || PLACEHOLDERS[line]}
          onChange={write}
          onUndo={undo}
          onRedo={redo}
          variables={tree}
          readOnly={!canWrite}
          describedBy={note}
          className={cx("flex-1 text-base leading-5", line === "subject" && "font-medium")}
        />
        <span
          id={note}
          title={`Filled in, it has ${length} characters. Inboxes show about ${room}.`}
          className={cx(
            "shrink-0 text-xs tabular-nums",
            length > room ? "font-medium text-warning" : "text-ink-3",
          )}
        >
          <span className="sr-only">Characters, filled in: </span>
          {length}
        </span>
      </div>
      {problem ? <p className="pl-21 text-danger text-xs">{problem.message}</p> : null}
    </div>
  );
}
