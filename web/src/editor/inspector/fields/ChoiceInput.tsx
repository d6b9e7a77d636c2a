/** One of a few: as icons side by side, or as a list. */
import type { LucideIcon } from "lucide-react";
import { ChevronDown } from "lucide-react";
import { ToggleGroup } from "radix-ui";
import { cx } from "@/lib/classes";
import { Tooltip } from "@/ui/layers/Tooltip";
import { type Setting, seen } from "../setting";
import { CONTROL } from "./look";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly icon?: LucideIcon;
}

interface ChoiceInputProps {
  id: string;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
  choices: readonly Choice[];
}

/** Side by side; what is inherited is marked more quietly than what is set here. */
export function SegmentInput({ id, label, setting, choices, describedBy }: ChoiceInputProps) {
  const shown = seen(setting);
  const inherited = setting.value === undefined;
  return (
    <ToggleGroup.Root
      id={id}
      type="single"
      aria-label={label}
      aria-describedby={describedBy}
      disabled={setting.locked !== undefined}
      title={setting.locked}
      value={shown ?? ""}
      onValueChange={(next) => (next || !inherited) && setting.set(next || undefined)}
      className="flex h-7 min-w-0 flex-1 items-center gap-0.5 rounded-md bg-sunken p-0.5 dark:bg-active/50 pointer-coarse:h-9"
    >
      {choices.map(({ value, label: words, icon: Icon }) => {
        const item = (
          <ToggleGroup.Item
            key={value}
            value={value}
            aria-label={Icon ? words : undefined}
            className={cx(
              "flex h-full min-w-0 flex-1 items-center justify-center rounded-[5px] px-1 text-ink-3 text-sm transition-colors hover:text-ink focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:opacity-60",
              inherited
                ? "aria-checked:bg-surface/60 aria-checked:text-ink-2"
                : "aria-checked:bg-surface aria-checked:text-ink aria-checked:shadow-1",
            )}
          >
            {Icon ? (
              <Icon aria-hidden className="size-3.5" />
            ) : (
              <span className="truncate">{words}</span>
            )}
          </ToggleGroup.Item>
        );
        return Icon ? (
          <Tooltip key={value} label={words}>
            {item}
          </Tooltip>
        ) : (
          item
        );
      })}
    </ToggleGroup.Root>
  );
}

const INHERIT = "";

/** As a list; a value that is none of them stays one of it. */
export function ListInput({ id, label, setting, choices, describedBy }: ChoiceInputProps) {
  const { value, mixed, inherited } = setting;
  const strange = value !== undefined && !choices.some((choice) => choice.value === value);
  const named = choices.find((choice) => choice.value === inherited?.value);
  return (
    <span className="relative flex min-w-0 flex-1">
      <select
        id={id}
        aria-label={id ? undefined : label}
        aria-describedby={describedBy}
        title={setting.locked}
        disabled={setting.locked !== undefined}
        value={value ?? INHERIT}
        onChange={(event) => setting.set(event.target.value || undefined)}
        className={cx(
          CONTROL,
          "cursor-pointer appearance-none truncate pr-6",
          value === undefined && "text-ink-3",
        )}
      >
        <option value={INHERIT}>
          {mixed ? "Mixed" : (named?.label ?? (inherited?.value || "Default"))}
        </option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
        {strange ? <option value={value}>{value}</option> : null}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
