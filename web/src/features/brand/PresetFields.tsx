/** The button presets of a kit. */

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";
import type { PartProps } from "./drafts";

const FIELDS = [
  { name: "background-color", label: "Background", placeholder: "@brand" },
  { name: "color", label: "Words", placeholder: "@on-brand" },
  { name: "border-radius", label: "Radius", placeholder: "@round" },
  { name: "inner-padding", label: "Padding", placeholder: "12px 24px" },
] as const;

export function PresetFields({ draft, onChange }: PartProps) {
  const { presets } = draft;
  const set = (preset: string, name: string, value: string) => {
    const { [name]: _, ...others } = presets[preset] ?? {};
    const next = value === "" ? others : { ...others, [name]: value };
    onChange({ presets: { ...presets, [preset]: next } });
  };
  const remove = (preset: string) =>
    onChange({
      presets: Object.fromEntries(Object.entries(presets).filter(([name]) => name !== preset)),
    });
  return (
    <div className="flex flex-col gap-3">
      {Object.entries(presets).map(([preset, values]) => (
        <div key={preset} className="rounded-md border p-3">
          <div className="mb-2 flex items-center gap-2">
            <h3 className="min-w-0 flex-1 truncate font-medium font-mono text-sm">{preset}</h3>
            <IconButton
              icon={Trash2}
              label={`Remove ${preset}`}
              size="sm"
              onClick={() => remove(preset)}
            />
          </div>
          <div className="grid gap-3 sm:grid-cols-2">
            {FIELDS.map(({ name, label, placeholder }) => (
              <Field key={name} label={label}>
                {(control) => (
                  <Input
                    {...control}
                    value={values[name] ?? ""}
                    placeholder={placeholder}
                    onChange={(event) => set(preset, name, event.target.value.trim())}
                  />
                )}
              </Field>
            ))}
          </div>
        </div>
      ))}
      <div>
        <Button size="sm" icon={Plus} onClick={() => onChange({ presets: withOneMore(presets) })}>
          Add a button
        </Button>
      </div>
    </div>
  );
}

function withOneMore(presets: PartProps["draft"]["presets"]) {
  let name = "button-primary";
  for (let count = 2; name in presets; count += 1) {
    name = `button-${count}`;
  }
  return { ...presets, [name]: {} };
}
