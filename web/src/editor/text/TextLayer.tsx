/** Typing on the canvas: what it needs is large, and comes when there is time or when it begins. */

import { Suspense, useEffect } from "react";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { lazyPart } from "@/lib/lazyPart";
import { watchPointer } from "./typing/caret";
import { dropEarlyKeys, keepEarlyKeys } from "./typing/earlyKeys";

const load = () => import("./Typed");
const Typed = lazyPart(load, "Typed");

export function TextLayer() {
  const editor = useEditor();
  const typing = useEditorState((state) => state.typing);
  const seen = useEditorState((state) => state.laid.length > 0);
  useEffect(watchPointer, []);
  useEffect(() => (seen && !editor.readOnly ? whenIdle(load) : undefined), [seen, editor]);
  useEffect(
    () =>
      editor.store.subscribe((now, before) => {
        if (now.typing !== before.typing) {
          now.typing === null ? dropEarlyKeys() : keepEarlyKeys();
        }
      }),
    [editor],
  );
  return typing === null ? null : (
    <Suspense fallback={null}>
      <Typed key={typing} id={typing} />
    </Suspense>
  );
}

/** Safari knows no idle time. */
function whenIdle(act: () => unknown): () => void {
  if (typeof window.requestIdleCallback !== "function") {
    const timer = setTimeout(act, 300);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(act, { timeout: 4_000 });
  return () => window.cancelIdleCallback(handle);
}
