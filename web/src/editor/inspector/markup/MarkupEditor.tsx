/** HTML in a small editor, and in a large one where that is too narrow. */
import { Maximize2 } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { treeOf } from "@/editor/variables/tree";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/layers/Dialog";
import { Skeleton } from "@/ui/states/Skeleton";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { usePaced } from "../gestures/usePaced";

// the code editor is large: it comes when somebody edits code
const SourceEditor = lazy(async () => {
  const { SourceEditor: component } = await import("@/editor/source/SourceEditor");
  return { default: component };
});

interface MarkupEditorProps {
  label: string;
  value: string;
  locked: string | undefined;
  onChange: (html: string) => void;
}

export function MarkupEditor(props: MarkupEditorProps) {
  const [large, setLarge] = useState(false);
  return (
    <>
      {large ? (
        <p className="text-ink-3 text-xs">It is open in a larger window.</p>
      ) : (
        <div className="h-44 overflow-hidden rounded-md border">
          <Source {...props} />
        </div>
      )}
      <Button
        size="sm"
        variant="ghost"
        icon={Maximize2}
        className="self-start"
        onClick={() => setLarge(true)}
      >
        Edit in a larger window
      </Button>
      <Dialog open={large} onOpenChange={setLarge} title={props.label} size="lg">
        <div className="h-[60dvh] overflow-hidden rounded-md border">
          <Source {...props} />
        </div>
      </Dialog>
    </>
  );
}

function Source({ label, value, locked, onChange }: MarkupEditorProps) {
  const editor = useEditor();
  const contract = useEditorState((state) => state.contract);
  const write = usePaced(onChange);
  const variables = useMemo(() => treeOf(contract), [contract]);
  return (
    <Suspense fallback={<Skeleton className="h-full" />}>
      <SourceEditor
        label={label}
        format="html"
        value={value}
        onChange={write}
        onUndo={() => editor.undo()}
        onRedo={() => editor.redo()}
        problems={NONE}
        variables={variables}
        wrap
        readOnly={locked !== undefined}
      />
    </Suspense>
  );
}

const NONE: readonly never[] = [];
