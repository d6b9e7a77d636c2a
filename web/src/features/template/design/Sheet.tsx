/** A side of the canvas that lies over it; the canvas beside it goes on to be used. */

import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "@/lib/classes";

interface SheetProps {
  side: "left" | "right";
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Sheet({ side, open, onClose, children }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) {
      sheet.current?.focus({ preventScroll: true });
    }
  }, [open]);
  if (!open) {
    return null;
  }
  return (
    <div
      ref={sheet}
      tabIndex={-1}
      role="none"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          onClose();
        }
      }}
      className={cx(
        "absolute top-10 bottom-0 z-20 w-[min(20rem,calc(100%-3rem))] bg-paper shadow-3 outline-none",
        side === "left"
          ? "left-0 animate-slide-left border-r"
          : "right-0 animate-slide-right border-l",
      )}
    >
      {children}
    </div>
  );
}
