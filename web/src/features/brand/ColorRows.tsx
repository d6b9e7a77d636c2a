/** The colors of a kit: a name, the color, and its partner in dark mode. */

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/ui/Button";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";
import { freeName, HEX, type PartProps, withAt, without } from "./drafts";

export function ColorRows({ draft, onChange }: PartProps) {
  const { colors } = draft;
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="hidden items-center gap-2 text-ink-3 text-xs sm:flex">
        <span className="min-w-28 flex-1">Name</span>
        <span className="w-32">Light</span>
        <span className="w-32">Dark</span>
        <span className="w-7" />
      </div>
      <ul aria-label="Colors" className="flex flex-col gap-3 sm:gap-2">
        {colors.map((color, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a color has nothing else that stays while its name is typed
          <li key={at} className="flex flex-wrap items-center gap-2">
            <Input
              aria-label={`Name of color ${at + 1}`}
              value={color.name}
              maxLength={40}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) =>
                onChange({ colors: withAt(colors, at, { name: event.target.value }) })
              }
              className="min-w-28 flex-1 basis-full sm:basis-0"
            />
            <HexInput
              label={`${color.name} in light mode`}
              value={color.value}
              onChange={(value) => onChange({ colors: withAt(colors, at, { value }) })}
            />
            <HexInput
              label={`${color.name} in dark mode`}
              value={color.dark ?? ""}
              placeholder="same"
              onChange={(dark) => onChange({ colors: withAt(colors, at, { dark: dark || null }) })}
            />
            <IconButton
              icon={Trash2}
              label={`Remove ${color.name}`}
              size="sm"
              onClick={() => onChange({ colors: without(colors, at) })}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="sm"
          icon={Plus}
          onClick={() =>
            onChange({
              colors: [...colors, { name: freeName(draft, "color"), value: "#888888", dark: null }],
            })
          }
        >
          Add a color
        </Button>
      </div>
    </div>
  );
}

interface HexInputProps {
  label: string;
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
}

function HexInput({ label, value, placeholder, onChange }: HexInputProps) {
  const valid = HEX.test(value);
  return (
    <span className="flex w-32 items-center gap-1.5">
      <input
        type="color"
        aria-label={`Choose ${label}`}
        value={valid ? long(value) : "#888888"}
        onChange={(event) => onChange(event.target.value)}
        className={`size-8 shrink-0 cursor-pointer rounded-md border bg-surface p-0.5 ${valid ? "" : "opacity-30"}`}
      />
      <Input
        aria-label={label}
        aria-invalid={(value !== "" && !valid) || undefined}
        value={value}
        placeholder={placeholder}
        maxLength={7}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value.trim())}
        className="min-w-0 font-mono text-sm"
      />
    </span>
  );
}

function long(hex: string): string {
  return hex.length === 4 ? `#${[...hex.slice(1)].map((sign) => sign + sign).join("")}` : hex;
}
