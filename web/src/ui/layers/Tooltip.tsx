import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Kbd } from "@/ui/Kbd";

interface TooltipProps {
  label: ReactNode;
  /** A shortcut to show beside the label, such as "mod+k". */
  keys?: string | undefined;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}

export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  );
}

/** A short label on hover and focus. Its only child must be able to take focus. */
export function Tooltip({ label, keys, side = "top", children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-md bg-ink px-2 py-1 text-paper text-xs shadow-2"
        >
          {label}
          {keys ? <Kbd keys={keys} tone="inverse" /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
