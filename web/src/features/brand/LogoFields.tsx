/** The logo of a kit, and the one for dark backgrounds. */

import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import type { Draft, PartProps } from "./drafts";

type Logo = NonNullable<Draft["logo"]>;

const NONE: Logo = { src: "", darkSrc: "", alt: "", href: "", width: "" };
const FIELDS: readonly { name: keyof Logo; label: string; placeholder: string }[] = [
  { name: "src", label: "Image", placeholder: "https://" },
  { name: "darkSrc", label: "Image on dark backgrounds", placeholder: "the same" },
  { name: "alt", label: "Alternative text", placeholder: "The name of the company" },
  { name: "href", label: "Link", placeholder: "https://" },
  { name: "width", label: "Width", placeholder: "120px" },
];

export function LogoFields({ draft, onChange }: PartProps) {
  const logo = draft.logo ?? NONE;
  const set = (name: keyof Logo, value: string) => {
    const next = { ...logo, [name]: value };
    onChange({ logo: Object.values(next).every((one) => one === "") ? null : next });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {FIELDS.map(({ name, label, placeholder }) => (
        <Field key={name} label={label} optional={name !== "src"}>
          {(control) => (
            <Input
              {...control}
              value={logo[name]}
              placeholder={placeholder}
              onChange={(event) => set(name, event.target.value)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
