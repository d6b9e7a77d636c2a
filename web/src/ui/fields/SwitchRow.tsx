import { type ReactNode, useId } from "react";
import { Switch } from "@/ui/fields/Switch";

interface SwitchRowProps {
  label: string;
  help?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Why it cannot be changed. */
  disabledReason?: string | undefined;
  /** Stands below when it matters, a warning for example. */
  children?: ReactNode;
}

/** A switch at the right of what it switches. */
export function SwitchRow(props: SwitchRowProps) {
  const { label, help, checked, onChange, disabledReason, children } = props;
  const id = useId();
  return (
    <div className="flex items-start gap-4 py-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {help ? <div className="mt-0.5 text-ink-2 text-pretty text-sm">{help}</div> : null}
        {disabledReason ? <div className="mt-1 text-ink-3 text-xs">{disabledReason}</div> : null}
        {children}
      </div>
      <span className="mt-0.5 flex" title={disabledReason}>
        <Switch id={id} checked={checked} onChange={onChange} disabled={Boolean(disabledReason)} />
      </span>
    </div>
  );
}
