/** The fonts of a kit: a name, its stylesheet, and what stands in for it. */

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";
import { type PartProps, withAt, without } from "./drafts";

export function FontRows({ draft, onChange }: PartProps) {
  const { fonts } = draft;
  const set = (at: number, part: Partial<(typeof fonts)[number]>) =>
    onChange({ fonts: withAt(fonts, at, part) });
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label="Fonts" className="flex flex-col gap-3">
        {fonts.map((font, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a font has nothing else that stays while its name is typed
          <li key={at} className="grid gap-2 rounded-md border p-3 sm:grid-cols-2">
            <Field label="Family">
              {(control) => (
                <Input
                  {...control}
                  value={font.name}
                  maxLength={80}
                  onChange={(event) => set(at, { name: event.target.value })}
                />
              )}
            </Field>
            <Field label="Fallback">
              {(control) => (
                <Input
                  {...control}
                  value={font.fallback}
                  maxLength={300}
                  onChange={(event) => set(at, { fallback: event.target.value })}
                />
              )}
            </Field>
            <Field label="Stylesheet" optional className="sm:col-span-2">
              {(control) => (
                <span className="flex gap-2">
                  <Input
                    {...control}
                    value={font.href}
                    placeholder="https://"
                    onChange={(event) => set(at, { href: event.target.value.trim() })}
                    className="min-w-0 flex-1"
                  />
                  <IconButton
                    icon={Trash2}
                    label={`Remove ${font.name || "this font"}`}
                    onClick={() => onChange({ fonts: without(fonts, at) })}
                  />
                </span>
              )}
            </Field>
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="sm"
          icon={Plus}
          onClick={() =>
            onChange({ fonts: [...fonts, { name: "", href: "", fallback: "Arial, sans-serif" }] })
          }
        >
          Add a font
        </Button>
      </div>
    </div>
  );
}
