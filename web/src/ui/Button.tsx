import type { LucideIcon } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "@/lib/classes";
import { Tooltip } from "@/ui/layers/Tooltip";
import { Spinner } from "@/ui/Spinner";

type Variant = "primary" | "secondary" | "ghost" | "danger" | "dangerGhost";
type Size = "sm" | "md" | "lg";

const VARIANTS: Record<Variant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong",
  secondary:
    "border border-line-strong bg-surface text-ink shadow-1 hover:bg-hover active:bg-active",
  ghost: "text-ink-2 hover:bg-hover hover:text-ink active:bg-active",
  danger: "bg-danger text-on-danger hover:bg-danger-strong active:bg-danger-strong",
  dangerGhost: "text-danger hover:bg-danger-soft active:bg-danger-soft",
};

const SIZES: Record<Size, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-sm pointer-coarse:h-9",
  md: "h-8 gap-2 px-3 text-base pointer-coarse:h-10",
  lg: "h-10 gap-2 px-4 text-base pointer-coarse:h-11",
};

const SHAPE =
  "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium transition-colors";
const DISABLED = "aria-disabled:cursor-not-allowed aria-disabled:opacity-50";

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  variant?: Variant;
  size?: Size;
  icon?: LucideIcon;
  /** Shows a spinner and ignores clicks. */
  busy?: boolean;
  /** Why it cannot be used now; shown on hover and focus. An empty string or undefined means it can. */
  disabledReason?: string | undefined;
  /** Give the look to the only child, a link for example. */
  asChild?: boolean;
}

export function Button(props: ButtonProps) {
  const { variant = "secondary", size = "md", icon: Icon, busy, disabledReason, asChild } = props;
  const { className, children, onClick, ...rest } = omitOwn(props);
  const classes = cx(SHAPE, DISABLED, VARIANTS[variant], SIZES[size], className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  const off = busy || Boolean(disabledReason);
  const button = (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : Icon ? <Icon aria-hidden className="size-4 shrink-0" /> : null}
      {children}
    </button>
  );
  return disabledReason ? <Tooltip label={disabledReason}>{button}</Tooltip> : button;
}

function omitOwn(props: ButtonProps) {
  const { variant, size, icon, busy, disabledReason, asChild, ...rest } = props;
  return rest;
}
