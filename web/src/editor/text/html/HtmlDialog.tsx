/** HTML in a small window, checked while it is written. */

import { CircleAlert, CircleCheck } from "lucide-react";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { useEditorState } from "@/editor/session/EditorContext";
import { treeOf } from "@/editor/variables/tree";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/layers/Dialog";
import { Skeleton } from "@/ui/states/Skeleton";
import { htmlProblems } from "./problems";

// the code editor is large: it comes when somebody edits code
const SourceEditor = lazy(async () => {
  const { SourceEditor: component } = await import("@/editor/source/SourceEditor");
  return { default: component };
});

interface HtmlDialogProps {
  title: string;
  html: string;
  onClose: () => void;
  onSave: (html: string) => void;
}

export function HtmlDialog({ title, html, onClose, onSave }: HtmlDialogProps) {
  const contract = useEditorState((state) => state.contract);
  const variables = useMemo(() => treeOf(contract), [contract]);
  const [written, setWritten] = useState(html);
  const steps = useSteps(html, setWritten);
  const problems = useMemo(() => htmlProblems(written), [written]);
  const wrong = problems.find(({ severity }) => severity === "error");
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      size="md"
      footer={
        <>
          <span role="status" className="mr-auto flex min-w-0 items-center gap-1.5 text-sm">
            {problems.length === 0 ? (
              <>
                <CircleCheck aria-hidden className="size-4 text-success" />
                Nothing is wrong with it
              </>
            ) : (
              <>
                <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
                <span className="truncate">{`Line ${problems[0]?.line}: ${problems[0]?.message}`}</span>
              </>
            )}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabledReason={wrong ? `Line ${wrong.line}: ${wrong.message}` : undefined}
            onClick={() => onSave(written)}
          >
            Save
          </Button>
        </>
      }
    >
      <div data-text-layer="" className="h-[min(24rem,55dvh)] overflow-hidden rounded-md border">
        <Suspense fallback={<Skeleton className="h-full" />}>
          <SourceEditor
            label={title}
            format="html"
            value={written}
            onChange={(next) => steps.add(next)}
            onUndo={steps.undo}
            onRedo={steps.redo}
            problems={problems}
            variables={variables}
            wrap
            readOnly={false}
          />
        </Suspense>
      </div>
    </Dialog>
  );
}

/** Undo and redo of what is written here, before it is saved as one step of the email. */
function useSteps(first: string, show: (html: string) => void) {
  const steps = useRef({ all: [first], at: 0 });
  return useMemo(() => {
    const go = (by: number) => {
      const { all, at } = steps.current;
      const html = all[at + by];
      if (html !== undefined) {
        steps.current.at = at + by;
        show(html);
      }
    };
    return {
      add: (html: string) => {
        const { all, at } = steps.current;
        steps.current = {
          all: [...all.slice(0, at + 1), html].slice(-200),
          at: Math.min(at + 1, 199),
        };
        show(html);
      },
      undo: () => go(-1),
      redo: () => go(1),
    };
  }, [show]);
}
