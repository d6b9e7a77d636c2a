import type { LucideIcon } from "lucide-react";
import { ToggleGroup } from "radix-ui";
import { cx } from "@/lib/classes";
import { Tooltip } from "@/ui/layers/Tooltip";

interface Segment<T extends string> {
  value: T;
  label: string;
  /** With an icon the label is read aloud and shown as a tooltip. */
  icon?: LucideIcon;
}

interface SegmentedControlProps<T extends string> {
  label: string;
  value: T;
  segments: readonly Segment<T>[];
  onChange: (value: T) => void;
  className?: string;
}

export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, value, segments, onChange, className } = props;
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      aria-label={label}
      className={cx(
        "inline-flex h-8 shrink-0 items-center gap-0.5 rounded-md bg-active/70 p-0.5 pointer-coarse:h-10",
        className,
      )}
    >
      {segments.map((segment) => (
        <SegmentButton key={segment.value} {...segment} />
      ))}
    </ToggleGroup.Root>
  );
}

function SegmentButton<T extends string>({ value, label, icon: Icon }: Segment<T>) {
  const item = (
    <ToggleGroup.Item
      value={value}
      aria-label={Icon ? label : undefined}
      className={cx(
        "flex h-full items-center justify-center rounded-[5px] font-medium text-ink-2 text-sm transition-colors hover:text-ink aria-checked:bg-surface aria-checked:text-ink aria-checked:shadow-1",
        Icon ? "w-8 pointer-coarse:w-10" : "px-2.5",
      )}
    >
      {Icon ? <Icon aria-hidden className="size-4" /> : label}
    </ToggleGroup.Item>
  );
  return Icon ? <Tooltip label={label}>{item}</Tooltip> : item;
}
