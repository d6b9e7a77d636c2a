import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  /** Buttons: what to do about it. */
  actions?: ReactNode;
  className?: string;
}

export function EmptyState({ icon: Icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div
      className={cx(
        "mx-auto flex max-w-md flex-col items-center px-6 py-16 text-center",
        className,
      )}
    >
      <span className="mb-4 flex size-11 items-center justify-center rounded-lg bg-stone-soft text-ink-3">
        <Icon aria-hidden className="size-5" />
      </span>
      <h2 className="font-semibold text-ink text-lg">{title}</h2>
      {children ? <div className="mt-1 text-ink-2 text-pretty">{children}</div> : null}
      {actions ? (
        <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{actions}</div>
      ) : null}
    </div>
  );
}
