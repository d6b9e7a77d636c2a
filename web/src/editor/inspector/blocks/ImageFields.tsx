/** An image: where it lies, what it says to those who do not see it, where it leads, how wide it is. */
import { useState } from "react";
import { Switch } from "@/ui/fields/Switch";
import { FieldRow } from "../fields/FieldRow";
import { LengthInput } from "../fields/LengthInput";
import { PropField } from "../fields/PropField";
import { Slider } from "../fields/Slider";
import { TemplateInput } from "../fields/TemplateInput";
import { UrlField } from "../fields/UrlField";
import { Group } from "../Group";
import { type Setting, seen } from "../setting";
import { useTarget } from "../TargetContext";
import { parseLength } from "../values/length";
import { ImagePreview, type Natural } from "./ImagePreview";

const WIDEST = 600;

export function ImageFields() {
  const target = useTarget();
  const [natural, setNatural] = useState<Natural | null>(null);
  const src = target.setting("src");
  const width = target.setting("width");
  const own = parseLength(width.value ?? "");
  const soft = natural !== null && own !== null && own.number > natural.width;
  return (
    <>
      <Group title="Image">
        <ImagePreview src={seen(src)} onMeasure={setNatural} />
        <UrlField label="Source" setting={src} use="image" />
        <AltField setting={target.setting("alt")} />
        <UrlField label="Link" setting={target.setting("href")} use="link" placeholder="No link" />
      </Group>
      <Group title="Size">
        <FieldRow
          label="Width"
          setting={width}
          mobile={target.layers.includes("mobile") ? target.setting("width", "mobile") : undefined}
          help={soft ? `Wider than the picture, ${natural.width} px: it will look soft` : undefined}
        >
          {({ setting, ...control }) => (
            <>
              <Slider label="Width" setting={setting} min={16} max={WIDEST} />
              <LengthInput
                {...control}
                setting={
                  setting.inherited
                    ? setting
                    : { ...setting, inherited: { value: "Fill", from: "mjml" } }
                }
                label="Width"
                units={control.describedBy === undefined ? ["px", "%"] : ["px"]}
                min={1}
                max={1200}
                className="w-18 flex-none"
              />
            </>
          )}
        </FieldRow>
        <PropField prop="align" label="Align" />
        <PropField
          prop="fluidOnMobile"
          label="Fill phones"
          help="As wide as the screen on phones"
        />
      </Group>
    </>
  );
}

/** Without any text at all, screen readers read the address; an empty one says: decoration. */
function AltField({ setting }: { setting: Setting }) {
  const decorative = setting.value === "";
  return (
    <div className="flex flex-col gap-1.5">
      <FieldRow
        label="Alt text"
        setting={
          decorative ? { ...setting, locked: setting.locked ?? "It is decoration" } : setting
        }
        help={
          decorative
            ? "Screen readers pass it over"
            : "What it shows or says, for those who do not see it"
        }
        wide
      >
        {({ setting: own, ...control }) => (
          <TemplateInput {...control} setting={own} label="Alt text" rows={2} />
        )}
      </FieldRow>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control */}
      <label className="flex items-center gap-2 text-ink-2 text-sm">
        <Switch
          checked={decorative}
          disabled={setting.locked !== undefined}
          onChange={(on) => setting.set(on ? "" : undefined)}
        />
        Decorative
      </label>
    </div>
  );
}
