/** A button: where it leads and how wide it is. */

import { ListInput } from "../fields/ChoiceInput";
import { FieldRow } from "../fields/FieldRow";
import { LengthInput } from "../fields/LengthInput";
import { PropField } from "../fields/PropField";
import { UrlField } from "../fields/UrlField";
import { Group } from "../Group";
import { type Setting, seen } from "../setting";
import { useTarget } from "../TargetContext";

const SIZES = [
  { value: "hug", label: "As its words" },
  { value: "100%", label: "Full width" },
  { value: "fixed", label: "Fixed" },
];
const FIXED = "200px";

export function ButtonFields() {
  const target = useTarget();
  const href = target.setting("href");
  const width = target.setting("width");
  const shown = seen(width);
  const kind = shown === undefined ? "hug" : shown === "100%" ? "100%" : "fixed";
  const size: Setting = {
    ...width,
    value: width.mixed || width.value === undefined ? undefined : kind,
    inherited: { value: kind, from: width.inherited?.from ?? "mjml" },
    set: (value) => width.set(value === "hug" ? undefined : value === "fixed" ? FIXED : value),
  };
  return (
    <Group title="Button">
      <UrlField
        label="Link"
        setting={href}
        use="link"
        help={
          href.value || href.mixed || href.inherited ? undefined : "Without a link nothing happens"
        }
      />
      <FieldRow
        label="Width"
        setting={size}
        mobile={target.layers.includes("mobile") ? target.setting("width", "mobile") : undefined}
      >
        {({ setting, ...control }) =>
          setting === size ? (
            <>
              <ListInput {...control} setting={size} label="Width" choices={SIZES} />
              {kind === "fixed" ? (
                <LengthInput
                  label="Width in pixels"
                  setting={width}
                  units={["px", "%"]}
                  min={20}
                  max={1200}
                  className="w-20 flex-none"
                />
              ) : null}
            </>
          ) : (
            <LengthInput
              {...control}
              setting={setting}
              label="Width"
              units={["px", "%"]}
              words={["auto"]}
              min={20}
            />
          )
        }
      </FieldRow>
      <PropField prop="align" label="Align" />
    </Group>
  );
}
