import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

interface Tab<T extends string> {
  value: T;
  label: string;
  /** A count or a mark beside the label. */
  badge?: ReactNode;
}

interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: readonly Tab<T>[];
  onChange: (value: T) => void;
  /** Stands at the right end of the row of tabs. */
  aside?: ReactNode;
  className?: string;
  /** TabPanels. */
  children?: ReactNode;
}

export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, value, tabs, onChange, aside, className, children } = props;
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as T)}
      className={cx("flex min-h-0 flex-col", className)}
    >
      <div className="flex items-center border-b">
        <Radix.List aria-label={label} className="flex min-w-0 flex-1 gap-1 overflow-x-auto px-1">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="relative flex h-10 shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium text-ink-2 text-sm transition-colors after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:rounded-full hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:text-ink data-[state=active]:after:bg-accent"
            >
              {tab.label}
              {tab.badge}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside}
      </div>
      {children}
    </Radix.Root>
  );
}

interface TabPanelProps {
  value: string;
  className?: string;
  children: ReactNode;
}

export function TabPanel({ value, className, children }: TabPanelProps) {
  return (
    <Radix.Content value={value} className={cx("min-h-0 flex-1 outline-none", className)}>
      {children}
    </Radix.Content>
  );
}
