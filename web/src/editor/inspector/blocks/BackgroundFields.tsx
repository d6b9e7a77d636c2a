/** The image behind a section, a wrapper or a hero: how large, and which part of it stays in view. */

import { useEditor } from "../../session/EditorContext";
import { ListInput, SegmentInput } from "../fields/ChoiceInput";
import { FieldRow } from "../fields/FieldRow";
import { PropField } from "../fields/PropField";
import { TextInput } from "../fields/TextInput";
import { UrlField } from "../fields/UrlField";
import { Group } from "../Group";
import { type Setting, seen } from "../setting";
import { useTarget } from "../TargetContext";
import { ImagePreview } from "./ImagePreview";
import { PositionInput } from "./PositionInput";

const SIZES = [
  { value: "auto", label: "Its own size" },
  { value: "cover", label: "Cover" },
  { value: "contain", label: "Contain" },
  { value: "100%", label: "Full width" },
];
const REPEATS = [
  { value: "repeat", label: "Tiled" },
  { value: "no-repeat", label: "Once" },
];
const nothing = () => undefined;

export function BackgroundFields({ outlook }: { outlook: string }) {
  const target = useTarget();
  const editor = useEditor();
  const url = target.setting("backgroundUrl");
  const size = target.setting("backgroundSize");
  const given = Boolean(seen(url)) || url.mixed;
  const known = target.kindOf("backgroundSize") !== undefined;
  return (
    <Group title="Background">
      <PropField prop="backgroundColor" label="Color" />
      {given ? <ImagePreview src={seen(url)} onMeasure={nothing} /> : null}
      <UrlField label="Image" setting={url} use="image" help={given ? outlook : undefined} />
      {given ? (
        <>
          {known ? (
            <FieldRow label="Size" setting={size}>
              {(control) => <ListInput {...control} label="Size" choices={SIZES} />}
            </FieldRow>
          ) : null}
          <FieldRow label="Position" setting={positionOf(editor, target)}>
            {({ setting, ...control }) => (
              <div className="flex min-w-0 flex-1 items-center gap-2">
                <PositionInput label="Position" setting={setting} />
                <TextInput {...control} setting={setting} label="Position" />
              </div>
            )}
          </FieldRow>
          {known ? (
            <FieldRow label="Repeat" setting={target.setting("backgroundRepeat")}>
              {(control) => <SegmentInput {...control} label="Repeat" choices={REPEATS} />}
            </FieldRow>
          ) : null}
        </>
      ) : null}
    </Group>
  );
}

/** One value for both ways: what is written for each way of its own goes when it is set. */
function positionOf(
  editor: ReturnType<typeof useEditor>,
  target: ReturnType<typeof useTarget>,
): Setting {
  const whole = target.setting("backgroundPosition");
  const [x, y] = ["backgroundPositionX", "backgroundPositionY"].map((prop) =>
    target.kindOf(prop) === undefined ? undefined : target.setting(prop),
  );
  const apart = x?.value !== undefined || y?.value !== undefined;
  const [top = "top", left = "center"] = (seen(whole) ?? "").split(/\s+/);
  return {
    ...whole,
    value: apart ? `${y?.value ?? top} ${x?.value ?? left}` : whole.value,
    set: (value) =>
      editor.run((live) =>
        live.change(() => {
          whole.set(value);
          x?.set(undefined);
          y?.set(undefined);
        }),
      ),
  };
}
