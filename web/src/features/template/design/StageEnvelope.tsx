/** Subject and preheader above the canvas; their editor is loaded after the canvas itself. */

import { Suspense, useState } from "react";
import { useEditorState } from "@/editor/session/EditorContext";
import { lazyPart } from "@/lib/lazyPart";
import { type Line, useEnvelopeLine } from "../preview/useEnvelopeLine";

const Envelope = lazyPart(() => import("../preview/Envelope"), "Envelope");

export function StageEnvelope() {
  const painted = useEditorState(
    ({ canvas, laid, document }) =>
      canvas !== null && (laid.length > 0 || (document.children ?? []).length === 0),
  );
  const [wanted, setWanted] = useState(false);
  const still = <Still onWanted={() => setWanted(true)} />;
  return painted || wanted ? (
    <Suspense fallback={still}>
      <Envelope wide />
    </Suspense>
  ) : (
    still
  );
}

/** The same lines to be read, in the very place where they can be written a moment later. */
function Still({ onWanted }: { onWanted: () => void }) {
  return (
    <div
      onPointerEnter={onWanted}
      className="shrink-0 grid-cols-2 gap-x-6 border-b bg-surface px-3 py-1 @3xl:grid"
    >
      <StillLine line="subject" label="Subject" />
      <StillLine line="preheader" label="Preheader" />
    </div>
  );
}

function StillLine({ line, label }: { line: Line; label: string }) {
  const { value } = useEnvelopeLine(line);
  return (
    <div className="flex items-baseline gap-3 py-1">
      <span className="w-18 shrink-0 text-ink-3 text-xs">{label}</span>
      <span className="h-5 truncate text-base leading-5">{value}</span>
    </div>
  );
}
