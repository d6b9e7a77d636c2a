import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { cx } from "@/lib/classes";
import type { FieldControl } from "@/ui/fields/Field";
import { FIELD_SHAPE } from "@/ui/fields/Input";

export interface Option<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

interface SelectProps<T extends string> {
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  label?: string;
  control?: FieldControl;
  disabled?: boolean;
  size?: "sm" | "md";
  className?: string;
}

/** One of a few. `label` names it when no Field does. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { value, options, onChange, label, control, disabled = false, size, className } = props;
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as T)} disabled={disabled}>
      <Radix.Trigger
        aria-label={label}
        {...control}
        className={cx(
          FIELD_SHAPE,
          "flex items-center justify-between gap-2 pr-2 pl-2.5 text-left",
          size === "sm" ? "h-7 text-sm pointer-coarse:h-9" : "h-8 pointer-coarse:h-10",
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value />
        </span>
        <Radix.Icon>
          <ChevronDown aria-hidden className="size-4 text-ink-3" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) animate-pop-in overflow-hidden rounded-lg border border-line bg-surface p-1 shadow-2"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex cursor-default select-none items-center gap-2 rounded-md py-1.5 pr-2 pl-2 text-base outline-none data-[highlighted]:bg-hover pointer-coarse:py-2.5"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.hint ? <span className="text-ink-3 text-xs">{option.hint}</span> : null}
                <Radix.ItemIndicator className="ml-auto">
                  <Check aria-hidden className="size-4 text-accent-text" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
