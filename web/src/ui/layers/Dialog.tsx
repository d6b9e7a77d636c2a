import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { useReturnFocus } from "@/ui/layers/returnFocus";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Actions at the bottom, the primary one last. */
  footer?: ReactNode;
  /** False when it must be answered: no cross, no Escape, no click outside. */
  closable?: boolean;
  children: ReactNode;
}

const SIZES = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-4xl" };

export const SCRIM = "fixed inset-0 z-40 animate-fade-in bg-scrim";

/** A dialog that traps and returns focus; on phones it stands at the bottom. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, size = "sm", footer, children } = props;
  const { closable = true } = props;
  const returnFocus = useReturnFocus(open);
  const hold = closable ? undefined : (event: Event) => event.preventDefault();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onCloseAutoFocus={returnFocus}
          onOpenAutoFocus={(event) => {
            // Not onto the cross: a field with autoFocus has the focus already.
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          {...(hold ? { onEscapeKeyDown: hold, onInteractOutside: hold } : {})}
          className={cx(
            "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full animate-rise flex-col rounded-t-lg bg-surface shadow-3 outline-none sm:inset-y-0 sm:my-auto sm:h-fit sm:max-h-[86dvh] sm:rounded-lg",
            SIZES[size],
          )}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-ink text-lg">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-0.5 text-ink-2 text-sm">
                  {description}
                </Radix.Description>
              ) : null}
            </div>
            {closable ? (
              <Radix.Close asChild>
                <IconButton icon={X} label="Close" size="sm" className="-mr-1.5" />
              </Radix.Close>
            ) : null}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">
              {footer}
            </footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
