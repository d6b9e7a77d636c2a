import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "@/lib/classes";
import { Tooltip } from "@/ui/layers/Tooltip";

interface IconButtonProps extends Omit<ComponentProps<"button">, "disabled" | "aria-label"> {
  icon: LucideIcon;
  /** What it does: read aloud, and shown as a tooltip. */
  label: string;
  keys?: string | undefined;
  size?: "sm" | "md";
  tone?: "ghost" | "outline" | "danger";
  pressed?: boolean | undefined;
  disabledReason?: string | undefined;
  tooltipSide?: "top" | "right" | "bottom" | "left";
}

const TONES = {
  ghost: "text-ink-2 hover:bg-hover hover:text-ink active:bg-active",
  outline: "border border-line-strong bg-surface text-ink-2 shadow-1 hover:bg-hover hover:text-ink",
  danger: "text-ink-2 hover:bg-danger-soft hover:text-danger",
};

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, keys, size = "md", tone = "ghost", ...others } = props;
  const { pressed, disabledReason, tooltipSide = "top", className, onClick, ...rest } = others;
  const off = Boolean(disabledReason);
  return (
    <Tooltip label={disabledReason || label} keys={off ? undefined : keys} side={tooltipSide}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        onClick={off ? (event) => event.preventDefault() : onClick}
        className={cx(
          "inline-flex shrink-0 items-center justify-center rounded-md transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-accent-text",
          size === "sm" ? "size-7 pointer-coarse:size-9" : "size-8 pointer-coarse:size-10",
          TONES[tone],
          className,
        )}
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </Tooltip>
  );
}
