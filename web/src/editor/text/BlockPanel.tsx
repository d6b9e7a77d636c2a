/** A small panel beside a block of the canvas; on phones at the bottom. */

import { type ReactNode, useCallback } from "react";
import { useEditor } from "@/editor/session/EditorContext";
import { Floating } from "./toolbar/Floating";
import { belowCaret, type Size } from "./toolbar/placing";

interface BlockPanelProps {
  id: string;
  label: string;
  className?: string;
  children: ReactNode;
}

export function BlockPanel({ id, label, className, children }: BlockPanelProps) {
  const editor = useEditor();
  const place = useCallback(
    (size: Size) => {
      const box = editor.store.getState().canvas?.boxOf(id);
      if (!box) {
        return null;
      }
      const room = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
      const area = { ...box, right: box.left + box.width, bottom: box.top + box.height + 4 };
      return belowCaret(size, area, room);
    },
    [editor, id],
  );
  return (
    <Floating place={place} docked className={className ?? ""}>
      <section aria-label={label} className="p-3">
        {children}
      </section>
    </Floating>
  );
}
