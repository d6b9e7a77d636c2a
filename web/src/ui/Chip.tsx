import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

interface ChipProps {
  children: ReactNode;
  /** Shows a cross that takes it away; `label` names what goes. */
  onRemove?: () => void;
  label?: string;
  className?: string;
}

export function Chip({ children, onRemove, label, className }: ChipProps) {
  return (
    <span
      className={cx(
        "inline-flex h-6 max-w-full items-center gap-1 pointer-coarse:h-7 rounded-md border border-line bg-surface px-2 text-ink-2 text-xs",
        onRemove && "pr-0.5",
        className,
      )}
    >
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={`Remove ${label ?? ""}`.trim()}
          onClick={onRemove}
          className="relative flex size-5 items-center pointer-coarse:size-6 justify-center rounded-sm text-ink-3 after:absolute after:-inset-1 hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-3" />
        </button>
      ) : null}
    </span>
  );
}
