/** Where the email was scrolled to is where it is found again, after a look at its code. */

import { type RefObject, useLayoutEffect } from "react";
import type { Editor } from "../../session/editor";

const KEPT = new WeakMap<Editor, { left: number; top: number }>();

export function useKeptScroll(
  editor: Editor,
  stage: RefObject<HTMLElement | null>,
  shown: boolean,
): void {
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null || !shown) {
      return;
    }
    element.scrollTo({ ...(KEPT.get(editor) ?? { left: 0, top: 0 }), behavior: "instant" });
    const keep = () => KEPT.set(editor, { left: element.scrollLeft, top: element.scrollTop });
    element.addEventListener("scroll", keep, { passive: true });
    return () => element.removeEventListener("scroll", keep);
  }, [editor, stage, shown]);
}
