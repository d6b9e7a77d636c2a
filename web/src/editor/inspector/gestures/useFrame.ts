// Does something with the newest value once per frame, however often it is asked for.
import { useEffect, useRef } from "react";

export function useFrame<T>(act: (value: T) => void) {
  const latest = useRef(act);
  latest.current = act;
  const asked = useRef<{ frame: number; value: T } | null>(null);
  const settle = () => {
    const last = asked.current;
    asked.current = null;
    if (last) {
      cancelAnimationFrame(last.frame);
      latest.current(last.value);
    }
  };
  useEffect(
    () => () => {
      cancelAnimationFrame(asked.current?.frame ?? 0);
    },
    [],
  );
  return {
    ask(value: T) {
      if (asked.current) {
        asked.current.value = value;
      } else {
        asked.current = { frame: requestAnimationFrame(settle), value };
      }
    },
    /** What was asked for last is done now. */
    settle,
  };
}
