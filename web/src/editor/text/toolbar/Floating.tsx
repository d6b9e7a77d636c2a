/** Something that floats beside the words being typed; on phones it is docked at the bottom. */

import type { Editor as TextEditor } from "@tiptap/core";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { cx } from "@/lib/classes";
import type { Size } from "./placing";

interface FloatingProps {
  /** The words it follows, if there are any. */
  text?: TextEditor;
  /** Where its left top corner stands, given its size; null while it has no place. */
  place: (size: Size) => { left: number; top: number } | null;
  /** Docked at the bottom of a small screen. */
  docked?: boolean;
  className?: string;
  children: ReactNode;
}

const PHONE = "(max-width: 639px)";

export function Floating({ text, place, docked = false, className, children }: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  usePlace(text, box, place, docked);
  return createPortal(
    <div
      ref={box}
      data-text-layer=""
      className={cx(
        "fixed z-30 animate-fade-in rounded-lg border border-line bg-surface shadow-2",
        docked &&
          "max-sm:inset-x-0 max-sm:w-full max-sm:overflow-x-auto max-sm:rounded-none max-sm:border-x-0 max-sm:border-b-0",
        className,
      )}
    >
      {children}
    </div>,
    document.body,
  );
}

function usePlace(
  text: TextEditor | undefined,
  box: RefObject<HTMLDivElement | null>,
  place: FloatingProps["place"],
  docked: boolean,
) {
  const latest = useRef(place);
  latest.current = place;
  useLayoutEffect(() => {
    let frame = 0;
    const settle = () => {
      frame = 0;
      const element = box.current;
      if (!element || text?.isDestroyed) {
        return;
      }
      if (docked && window.matchMedia(PHONE).matches) {
        dock(element);
        return;
      }
      const { width, height } = element.getBoundingClientRect();
      const at = latest.current({ width, height });
      Object.assign(element.style, {
        bottom: "",
        left: `${Math.round(at?.left ?? 0)}px`,
        top: `${Math.round(at?.top ?? 0)}px`,
        visibility: at ? "" : "hidden",
      });
    };
    const soon = () => {
      frame ||= requestAnimationFrame(settle);
    };
    settle();
    const element = box.current;
    element?.addEventListener("mousedown", keepFocus);
    element?.addEventListener("contextmenu", keepOwn);
    const watcher = new ResizeObserver(soon);
    if (box.current) {
      watcher.observe(box.current);
    }
    text?.on("transaction", soon);
    window.addEventListener("scroll", soon, { capture: true, passive: true });
    window.addEventListener("resize", soon);
    window.visualViewport?.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      watcher.disconnect();
      element?.removeEventListener("mousedown", keepFocus);
      element?.removeEventListener("contextmenu", keepOwn);
      text?.off("transaction", soon);
      window.removeEventListener("scroll", soon, { capture: true });
      window.removeEventListener("resize", soon);
      window.visualViewport?.removeEventListener("resize", soon);
    };
  }, [text, box, docked]);
}

/** The words keep the focus and stay marked, unless something is to be written here. */
function keepFocus(event: MouseEvent) {
  if (!(event.target as HTMLElement).closest("input, textarea, select")) {
    event.preventDefault();
  }
}

/** The menu of the block is not meant by who points at something that floats above it. */
function keepOwn(event: Event) {
  event.stopPropagation();
}

/** Above the keyboard of the screen. */
function dock(element: HTMLElement) {
  const seen = window.visualViewport;
  const hidden = seen ? window.innerHeight - seen.height - seen.offsetTop : 0;
  Object.assign(element.style, {
    left: "",
    top: "auto",
    bottom: `${Math.max(0, hidden)}px`,
    visibility: "",
  });
}
