/** An address: a link or an image, with variables, and a word when it cannot work. */

import type { Setting } from "../setting";
import { seen } from "../setting";
import { addressProblem } from "../values/addresses";
import { type ControlProps, FieldRow } from "./FieldRow";
import { TemplateInput } from "./TemplateInput";

interface UrlFieldProps {
  label: string;
  setting: Setting;
  use: "link" | "image";
  placeholder?: string;
  help?: string | undefined;
}

export function UrlField({ label, setting, use, placeholder, help }: UrlFieldProps) {
  const problem = addressProblem(seen(setting) ?? "", use);
  const { better } = problem ?? {};
  return (
    <div className="flex flex-col gap-1">
      <FieldRow label={label} setting={setting} error={problem?.message} help={help} wide>
        {({ id, describedBy, setting: own }: ControlProps) => (
          <TemplateInput
            id={id}
            label={label}
            type="url"
            setting={own}
            describedBy={describedBy}
            placeholder={placeholder ?? "https://"}
            invalid={problem !== undefined}
            first={use === "link" ? LINKS : IMAGES}
          />
        )}
      </FieldRow>
      {better && !setting.locked ? (
        <button
          type="button"
          onClick={() => setting.set(better)}
          className="self-start truncate rounded-sm font-medium text-accent-text text-xs underline-offset-2 hover:underline"
        >
          Use {better}
        </button>
      ) : null}
    </div>
  );
}

const LINKS = ["url"] as const;
const IMAGES = ["image", "url"] as const;
