// Which row takes the keys: the selected one, wherever it was selected.
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { ROOT } from "../document/live/liveDocument";
import { useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import type { Row } from "./rows";

export function useTreeFocus(
  editor: Editor,
  rows: readonly Row[],
  tree: RefObject<HTMLElement | null>,
) {
  const selection = useEditorState((state) => state.selection);
  const [wanted, setWanted] = useState<string>(ROOT);
  const inside = useRef(false);
  const focused = rows.some((row) => row.id === wanted) ? wanted : ROOT;
  const focus = useCallback((id: string) => setWanted(id), []);

  // the end that was moved last is where the person is
  const newest = selection.at(-1) ?? ROOT;
  const before = useRef(newest);
  useEffect(() => {
    if (newest !== before.current) {
      before.current = newest;
      setWanted(newest);
    }
  }, [newest]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows come and go under the focus
  useEffect(() => {
    const row = tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(focused)}"]`);
    row?.scrollIntoView({ block: "nearest" });
    const active = document.activeElement;
    const lost = active === document.body || active === null;
    const ours = inside.current && (lost || tree.current?.contains(active) === true);
    const typing = active instanceof HTMLInputElement || editor.store.getState().typing !== null;
    if (row && ours && !typing && active !== row) {
      row.focus({ preventScroll: true });
    }
  }, [focused, rows, selection, tree, editor]);

  const listening = {
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event: { relatedTarget: EventTarget | null }) => {
      // a row that went away leaves the focus to nobody: it is still ours
      inside.current = event.relatedTarget === null || isInside(tree.current, event.relatedTarget);
    },
  };
  return { focused, focus, listening };
}

function isInside(tree: HTMLElement | null, target: EventTarget): boolean {
  return tree !== null && target instanceof Node && tree.contains(target);
}
