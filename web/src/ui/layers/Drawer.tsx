import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { SCRIM } from "@/ui/layers/Dialog";
import { useReturnFocus } from "@/ui/layers/returnFocus";

interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  hideTitle?: boolean;
  side?: "left" | "right";
  /** False for a panel beside which the page goes on to be used. */
  modal?: boolean;
  className?: string;
  children: ReactNode;
}

const stay = (event: Event) => event.preventDefault();

/** A panel that slides in from one side. */
export function Drawer(props: DrawerProps) {
  const { open, onOpenChange, title, hideTitle, side = "right", className, children } = props;
  const { modal = true } = props;
  const returnFocus = useReturnFocus(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal ? <Radix.Overlay className={SCRIM} /> : null}
        <Radix.Content
          aria-describedby={undefined}
          {...(modal ? {} : { onInteractOutside: stay })}
          onCloseAutoFocus={returnFocus}
          onOpenAutoFocus={(event) => {
            // Not onto the cross, whose tooltip would stand open.
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          className={cx(
            "fixed inset-y-0 z-50 flex w-[min(24rem,88vw)] flex-col bg-surface shadow-3 outline-none",
            !modal && "z-30 border-l",
            side === "left" ? "left-0 animate-slide-left" : "right-0 animate-slide-right",
            className,
          )}
        >
          <Radix.Title
            className={cx("truncate py-3 pr-14 pl-4 font-semibold text-lg", hideTitle && "sr-only")}
          >
            {title}
          </Radix.Title>
          {hideTitle ? null : (
            <Radix.Close asChild>
              <IconButton icon={X} label="Close" className="absolute top-2 right-2" />
            </Radix.Close>
          )}
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
