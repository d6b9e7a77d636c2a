/** A border: width, style and color; what is written in another way stays as text. */
import { ColorInput } from "../colors/ColorInput";
import { type Setting, seen } from "../setting";
import {
  BORDER_STYLES,
  type Border,
  isNone,
  NO_BORDER,
  parseBorder,
  printBorder,
} from "../values/border";
import { ListInput } from "./ChoiceInput";
import { LengthInput } from "./LengthInput";
import { TextInput } from "./TextInput";

interface BorderInputProps {
  id: string;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
}

const STYLES = [
  { value: "none", label: "None" },
  ...BORDER_STYLES.map((style) => ({
    value: style,
    label: style.charAt(0).toUpperCase() + style.slice(1),
  })),
];
const NEW_COLOR = "#d5d5d5";

export function BorderInput({ id, label, setting, describedBy }: BorderInputProps) {
  const shown = seen(setting);
  const border = shown === undefined ? NO_BORDER : parseBorder(shown);
  if (border === null) {
    return <TextInput id={id} label={label} setting={setting} describedBy={describedBy} />;
  }
  const change = (part: Partial<Border>) => setting.set(printBorder({ ...border, ...part }));
  const part = (name: keyof Border): Setting => {
    const value = border[name];
    return {
      ...setting,
      value: setting.value === undefined ? undefined : value,
      inherited: setting.inherited && { ...setting.inherited, value },
      set: (next) => (next === undefined ? setting.set(undefined) : change({ [name]: next })),
    };
  };
  const style: Setting = {
    ...part("style"),
    value: setting.value === undefined ? undefined : isNone(border) ? "none" : border.style,
    inherited: {
      from: setting.inherited?.from ?? "mjml",
      value: isNone(border) ? "none" : border.style,
    },
    set: (next) => setting.set(next === undefined ? undefined : styled(border, next)),
  };
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <div className="flex gap-1">
        <ListInput
          id={id}
          label={label}
          setting={style}
          choices={STYLES}
          describedBy={describedBy}
        />
        {isNone(border) ? null : (
          <LengthInput label={`${label}, width`} setting={part("width")} min={0} className="w-18" />
        )}
      </div>
      {isNone(border) ? null : <ColorInput label={`${label}, color`} setting={part("color")} />}
    </div>
  );
}

function styled(border: Border, style: string): string {
  if (style === "none") {
    return "none";
  }
  return isNone(border)
    ? printBorder({ width: "1px", style, color: border.color || NEW_COLOR })
    : printBorder({ ...border, style });
}
