/** On or off, where the attribute says it with a word of its own. */
import { Switch } from "@/ui/fields/Switch";
import { type Setting, seen } from "../setting";

interface SwitchInputProps {
  id: string;
  setting: Setting;
  /** What the attribute says when it is on. */
  on: string;
  /** What it says when it is off; without it nothing is said. */
  off?: string | undefined;
}

export function SwitchInput({ id, setting, on, off }: SwitchInputProps) {
  const checked = seen(setting) === on;
  const given = setting.inherited?.value === on ? (off ?? "false") : undefined;
  return (
    <span className="flex h-7 flex-1 items-center gap-2" title={setting.locked}>
      <Switch
        id={id}
        checked={checked}
        disabled={setting.locked !== undefined}
        onChange={(next) => setting.set(next ? on : given)}
      />
      {setting.mixed ? <span className="text-ink-3 text-sm">Mixed</span> : null}
    </span>
  );
}
