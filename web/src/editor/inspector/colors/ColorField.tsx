/** A color with its dark partner beside it, and a word when it is hard to read. */
import { useEditorState } from "../../session/EditorContext";
import { usePlaced } from "../blocksTarget";
import { FieldRow } from "../fields/FieldRow";
import { useTarget } from "../TargetContext";
import { ColorInput } from "./ColorInput";
import { ContrastNotes } from "./ContrastNote";
import { DarkPartner } from "./DarkPartner";

interface ColorFieldProps {
  prop: string;
  label: string;
  help?: string | undefined;
  none: boolean;
}

export function ColorField({ prop, label, help, none }: ColorFieldProps) {
  const target = useTarget();
  const document = useEditorState((state) => state.document);
  const [placed] = usePlaced(target.ids);
  const light = target.setting(prop);
  const dark = target.layers.includes("dark") ? target.setting(prop, "dark") : undefined;
  const worded = prop === "color" && target.ids.length === 1 && placed !== undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <FieldRow
        label={label}
        setting={light}
        help={help}
        aside={dark ? <DarkPartner label={label} setting={dark} /> : null}
      >
        {({ id, describedBy, setting }) => (
          <ColorInput
            id={id}
            label={label}
            setting={setting}
            describedBy={describedBy}
            none={none}
          />
        )}
      </FieldRow>
      {worded && dark ? (
        <ContrastNotes document={document} placed={placed} light={light} dark={dark} />
      ) : null}
    </div>
  );
}
