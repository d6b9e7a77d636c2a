import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { MouseEvent } from "react";
import { cx } from "@/lib/classes";

interface CheckboxProps {
  checked: boolean | "indeterminate";
  onChange: (checked: boolean, event?: MouseEvent) => void;
  id?: string;
  /** Read aloud when no visible label points at it. */
  label?: string;
  disabled?: boolean;
  className?: string;
}

export function Checkbox(props: CheckboxProps) {
  const { checked, onChange, id, label, disabled = false, className } = props;
  return (
    <Radix.Root
      {...(id ? { id } : {})}
      checked={checked}
      disabled={disabled}
      aria-label={label}
      onClick={(event) => onChange(checked !== true, event)}
      className={cx(
        "relative flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface text-on-accent transition-colors after:absolute after:-inset-2 hover:border-ink-3 disabled:opacity-50 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent",
        className,
      )}
    >
      <Radix.Indicator>
        {checked === "indeterminate" ? (
          <Minus aria-hidden className="size-3" strokeWidth={3} />
        ) : (
          <Check aria-hidden className="size-3" strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  );
}
