/** A menu or a small panel of the toolbar: closing it gives the keyboard back to the words. */

import type { Editor as TextEditor } from "@tiptap/core";
import { Check, ChevronDown, type LucideIcon } from "lucide-react";
import { DropdownMenu, Popover, Toolbar } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { Kbd } from "@/ui/Kbd";
import { Tooltip } from "@/ui/layers/Tooltip";

const PANEL = "z-50 animate-pop-in rounded-lg border border-line bg-surface shadow-2 outline-none";
const TRIGGER =
  "inline-flex h-7 shrink-0 items-center gap-0.5 rounded-md px-1.5 text-ink-2 text-sm transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink pointer-coarse:h-9";

interface TriggerProps {
  /** What it is for, and what it shows now. */
  label: string;
  children: ReactNode;
}

interface ToolMenuProps extends TriggerProps {
  text: TextEditor;
  items: ReactNode;
}

export function ToolMenu({ text, label, children, items }: ToolMenuProps) {
  return (
    <DropdownMenu.Root>
      <Tooltip label={label}>
        <Toolbar.Button asChild>
          <DropdownMenu.Trigger aria-label={label} className={TRIGGER}>
            {children}
            <ChevronDown aria-hidden className="size-3 text-ink-3" />
          </DropdownMenu.Trigger>
        </Toolbar.Button>
      </Tooltip>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          data-text-layer=""
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => back(event, text)}
          className={cx(
            PANEL,
            "max-h-[min(24rem,var(--radix-dropdown-menu-content-available-height))] min-w-44 overflow-y-auto p-1",
          )}
        >
          {items}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ToolItemProps {
  icon?: LucideIcon;
  keys?: string;
  chosen?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function ToolItem({ icon: Icon, keys, chosen = false, onSelect, children }: ToolItemProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={chosen}
      onSelect={onSelect}
      className="flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 text-base outline-none data-[highlighted]:bg-hover pointer-coarse:py-2.5"
    >
      {Icon ? <Icon aria-hidden className="size-4 shrink-0 opacity-70" /> : null}
      <span className="flex-1">{children}</span>
      {keys ? <Kbd keys={keys} className="ml-6" /> : null}
      {chosen ? <Check aria-hidden className="size-4 text-accent-text" /> : null}
    </DropdownMenu.CheckboxItem>
  );
}

interface ToolPanelProps extends TriggerProps {
  text: TextEditor;
  keys?: string;
  pressed?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  panel: ReactNode;
}

export function ToolPanel(props: ToolPanelProps) {
  const { text, label, keys, pressed, open, onOpenChange, panel, children } = props;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Tooltip label={label} keys={keys}>
        <Toolbar.Button asChild>
          <Popover.Trigger
            aria-label={label}
            aria-pressed={pressed}
            className={cx(TRIGGER, "aria-pressed:bg-accent-soft aria-pressed:text-accent-text")}
          >
            {children}
          </Popover.Trigger>
        </Toolbar.Button>
      </Tooltip>
      <Popover.Portal>
        <Popover.Content
          data-text-layer=""
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => back(event, text)}
          className={cx(PANEL, "p-3")}
        >
          {panel}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function back(event: Event, text: TextEditor) {
  event.preventDefault();
  if (!text.isDestroyed) {
    text.view.focus();
  }
}
