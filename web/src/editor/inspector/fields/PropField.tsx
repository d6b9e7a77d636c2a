/** The field of one prop, as its kind in the specification asks for it. */
import type { ReactNode } from "react";
import { useEditor } from "../../session/EditorContext";
import { boxSetting } from "../boxSetting";
import { ColorField } from "../colors/ColorField";
import type { Setting, Target } from "../setting";
import { useTarget } from "../TargetContext";
import { BorderInput } from "./BorderInput";
import { BoxInput } from "./BoxInput";
import { ListInput, SegmentInput } from "./ChoiceInput";
import { choicesOf, WEIGHT_WORDS, WEIGHTS } from "./choices";
import { type ControlProps, FieldRow } from "./FieldRow";
import { FontInput } from "./FontInput";
import { LengthInput, type LengthOptions } from "./LengthInput";
import { SwitchInput } from "./SwitchInput";
import { TemplateInput } from "./TemplateInput";
import { UrlField } from "./UrlField";

export interface PropFieldProps extends LengthOptions {
  prop: string;
  label: string;
  help?: string | undefined;
  /** False where phones do not heed it. */
  mobile?: boolean;
  /** Whether there may be no color at all. */
  none?: boolean;
  /** What is seen where nothing is set and nothing holds. */
  placeholder?: string;
}

const SIZED = /^(?:px|length|length\|auto|box|line|spacing|radius)$/;
// what clients set on phones as on desktops: attributes of tables and widths that MJML computes
const NEVER_MOBILE: ReadonlySet<string> = new Set(["gutter", "gap", "borderWidth"]);

export function PropField(props: PropFieldProps) {
  const { prop, label, help } = props;
  const target = useTarget();
  const editor = useEditor();
  const kind = target.kindOf(prop);
  if (kind === undefined) {
    return null;
  }
  const setting = target.setting(prop);
  if (kind === "color") {
    return (
      <ColorField prop={prop} label={label} help={help} none={props.none ?? prop !== "color"} />
    );
  }
  if (kind === "url") {
    const use = /src|Url|Icon|icon/.test(prop) ? "image" : "link";
    return <UrlField label={label} setting={setting} use={use} help={help} />;
  }
  const read = (layer: "props" | "mobile") =>
    kind === "box" ? boxSetting(editor, target, prop, layer) : target.setting(prop, layer);
  return (
    <FieldRow
      label={label}
      setting={read("props")}
      mobile={onPhones(target, prop, kind, props.mobile) ? read("mobile") : undefined}
      help={help}
      wide={kind === "box" || kind === "border"}
    >
      {(control) => inputFor(kind, props, control)}
    </FieldRow>
  );
}

function onPhones(target: Target, prop: string, kind: string, wanted?: boolean): boolean {
  const sized = SIZED.test(kind) || prop === "align";
  return wanted !== false && sized && target.layers.includes("mobile") && !NEVER_MOBILE.has(prop);
}

function inputFor(kind: string, props: PropFieldProps, control: ControlProps): ReactNode {
  const { prop, label, units, min = 0, max, step, words } = props;
  const common = {
    ...control,
    label,
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
  };
  const bounds = { min, ...(max === undefined ? {} : { max }), ...(step ? { step } : {}) };
  switch (kind) {
    case "px":
      return <LengthInput {...common} units={units ?? ["px"]} {...bounds} />;
    case "length":
      return (
        <LengthInput
          {...common}
          units={units ?? ["px", "%"]}
          {...(words ? { words } : {})}
          {...bounds}
        />
      );
    case "length|auto":
      return <LengthInput {...common} units={units ?? ["px", "%"]} words={["auto"]} {...bounds} />;
    case "line":
      return <LineInput {...common} />;
    case "spacing":
      return <LengthInput {...common} units={["px", "em"]} step={0.5} min={-10} />;
    case "number":
      return <LengthInput {...common} units={[""]} {...bounds} />;
    case "box":
      return <BoxInput {...common} units={units ?? ["px"]} />;
    case "radius":
      return <BoxInput {...common} corners />;
    case "border":
      return <BorderInput {...common} />;
    case "font":
      return <FontInput {...common} />;
    case "flag":
      return <SwitchInput id={control.id} setting={control.setting} on="true" />;
    default:
      return choiceFor(prop, kind, common);
  }
}

function choiceFor(
  prop: string,
  kind: string,
  common: ControlProps & { label: string },
): ReactNode {
  if (prop === "fontWeight") {
    return <ListInput {...common} setting={weightOf(common.setting)} choices={WEIGHTS} />;
  }
  if (prop === "fullWidth") {
    return <SwitchInput id={common.id} setting={common.setting} on="full-width" off="false" />;
  }
  const { choices, row } = choicesOf(prop, kind);
  if (choices.length === 0) {
    return <TemplateInput {...common} />;
  }
  const strange =
    common.setting.value !== undefined &&
    !choices.some(({ value }) => value === common.setting.value);
  return row && !strange ? (
    <SegmentInput {...common} choices={choices} />
  ) : (
    <ListInput {...common} choices={choices} />
  );
}

/** `normal` and `bold` are weights too. */
function weightOf(setting: Setting): Setting {
  const { value, inherited } = setting;
  return {
    ...setting,
    value: value === undefined ? undefined : (WEIGHT_WORDS[value] ?? value),
    inherited: inherited && {
      ...inherited,
      value: WEIGHT_WORDS[inherited.value] ?? inherited.value,
    },
  };
}

/** A line height: a factor, which grows with the letters, or pixels. */
function LineInput(props: ControlProps & { label: string }) {
  const factor = isFactor(props.setting);
  return <LengthInput {...props} units={["", "px", "%"]} min={0} step={factor ? 0.1 : 1} />;
}

function isFactor({ value, inherited }: Setting): boolean {
  return /^[\d.]+$/.test(value ?? inherited?.value ?? "");
}
