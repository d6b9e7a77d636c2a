/** Why the picture is not that of the newest document, and what to do about it. */

import { TriangleAlert, Undo2 } from "lucide-react";
import { Button } from "@/ui/Button";
import { useEditor, useEditorState } from "../../session/EditorContext";

interface FaultNoticeProps {
  message: string;
  /** Whether an earlier picture is still shown. */
  stale: boolean;
  onRetry: () => void;
}

export function FaultNotice({ message, stale, onRetry }: FaultNoticeProps) {
  const editor = useEditor();
  const canUndo = useEditorState((state) => state.canUndo);
  return (
    <div
      role="alert"
      data-canvas-tool
      className="absolute inset-x-3 top-3 z-20 mx-auto flex max-w-xl items-start gap-3 rounded-lg border border-line bg-surface p-3 text-base shadow-2"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">This email cannot be shown as it is now</p>
        <p className="mt-0.5 break-words text-ink-2">
          {message}
          {stale ? " You see it as it was before; nothing you did is lost." : null}
        </p>
      </div>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
      {canUndo ? (
        <Button size="sm" icon={Undo2} onClick={() => editor.undo()}>
          Undo
        </Button>
      ) : null}
    </div>
  );
}
