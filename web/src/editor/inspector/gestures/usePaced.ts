// What is typed without a pause is one step.
import { useEffect, useRef } from "react";
import { useEditor } from "../../session/EditorContext";

const PAUSE = 700;

export function usePaced<T>(act: (value: T) => void): (value: T) => void {
  const editor = useEditor();
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (pause.current !== null) {
        clearTimeout(pause.current);
        editor.release();
      }
    },
    [editor],
  );
  return (value) => {
    if (pause.current === null) {
      editor.hold();
    } else {
      clearTimeout(pause.current);
    }
    pause.current = setTimeout(() => {
      pause.current = null;
      editor.release();
    }, PAUSE);
    act(value);
  };
}
