/** A hero: fixed or as high as what it holds, and the size of the image behind it. */
import { SegmentInput } from "../fields/ChoiceInput";
import { FieldRow } from "../fields/FieldRow";
import { LengthInput } from "../fields/LengthInput";
import { PropField } from "../fields/PropField";
import { Group } from "../Group";
import { seen } from "../setting";
import { useTarget } from "../TargetContext";

const MODES = [
  { value: "fixed-height", label: "Fixed" },
  { value: "fluid-height", label: "By image" },
];

export function HeroFields() {
  const target = useTarget();
  const mode = target.setting("mode");
  const fluid = seen(mode) === "fluid-height";
  const height = target.setting("height");
  return (
    <Group title="Hero">
      <FieldRow
        label="Height"
        setting={mode}
        help={
          fluid
            ? "As high as the image is in proportion; more where the content needs it"
            : undefined
        }
      >
        {(control) => <SegmentInput {...control} label="Height" choices={MODES} />}
      </FieldRow>
      {fluid ? null : (
        <FieldRow label="Pixels" setting={height}>
          {(control) => <LengthInput {...control} label="Height in pixels" min={0} max={1200} />}
        </FieldRow>
      )}
      <PropField prop="backgroundWidth" label="Image width" units={["px"]} mobile={false} />
      <PropField
        prop="backgroundHeight"
        label="Image height"
        units={["px"]}
        mobile={false}
        help="Outlook needs both to place the image"
      />
    </Group>
  );
}
