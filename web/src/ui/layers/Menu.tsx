import type { LucideIcon } from "lucide-react";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { Kbd } from "@/ui/Kbd";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
}

const ITEM =
  "flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 text-base outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover pointer-coarse:py-2.5";

export function Menu({ trigger, align = "end", side = "bottom", className, children }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cx(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-pop-in overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-2",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps {
  icon?: LucideIcon;
  keys?: string;
  tone?: "plain" | "danger";
  disabled?: boolean;
  /** Give the look to the only child, a link for example. */
  asChild?: boolean;
  onSelect?: () => void;
  children: ReactNode;
}

export function MenuItem(props: MenuItemProps) {
  const { icon: Icon, keys, tone = "plain", disabled = false, asChild, onSelect, children } = props;
  const classes = cx(ITEM, tone === "danger" && "text-danger data-[highlighted]:bg-danger-soft");
  if (asChild) {
    return (
      <Radix.Item asChild className={classes}>
        {children}
      </Radix.Item>
    );
  }
  return (
    <Radix.Item disabled={disabled} onSelect={() => onSelect?.()} className={classes}>
      {Icon ? <Icon aria-hidden className="size-4 shrink-0 opacity-70" /> : null}
      <span className="flex-1">{children}</span>
      {keys ? <Kbd keys={keys} className="ml-6" /> : null}
    </Radix.Item>
  );
}

interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon?: LucideIcon }[];
  onChange: (value: T) => void;
}

/** One of several, marked with a tick. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  return (
    <Radix.RadioGroup
      value={props.value}
      onValueChange={(value) => props.onChange(value as T)}
      aria-label={props.label}
    >
      {props.options.map(({ value, label, icon: Icon }) => (
        <Radix.RadioItem key={value} value={value} className={ITEM}>
          {Icon ? <Icon aria-hidden className="size-4 shrink-0 opacity-70" /> : null}
          <span className="flex-1">{label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden className="size-4 text-accent-text" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Radix.Label className="px-2 pt-2 pb-1 font-medium text-ink-3 text-xs">{children}</Radix.Label>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
