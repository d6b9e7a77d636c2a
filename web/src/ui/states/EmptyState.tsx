import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  /** Buttons: what to do about it. */
  actions?: ReactNode;
  /** It stands for the whole page, so its title is the main heading. */
  page?: boolean;
  className?: string;
}

export function EmptyState(props: EmptyStateProps) {
  const { icon: Icon, title, children, actions, page = false, className } = props;
  const Heading = page ? "h1" : "h2";
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
      <Heading className="font-semibold text-ink text-lg">{title}</Heading>
      {children ? <div className="mt-1 text-ink-2 text-pretty">{children}</div> : null}
      {actions ? (
        <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{actions}</div>
      ) : null}
    </div>
  );
}
