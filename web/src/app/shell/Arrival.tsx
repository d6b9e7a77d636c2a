import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

const SETTLED_MS = 400;

/** Going to another page: says its title, and lets the keyboard begin in its content. */
export function Arrival() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  const [title, setTitle] = useState("");
  useEffect(() => {
    if (path === before.current || before.current === undefined) {
      before.current = path;
      return;
    }
    before.current = path;
    const timer = setTimeout(() => {
      setTitle(document.title);
      if (document.activeElement === document.body) {
        document.getElementById("main")?.focus({ preventScroll: true });
      }
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [path]);
  return (
    <div aria-live="polite" className="sr-only">
      {title}
    </div>
  );
}
