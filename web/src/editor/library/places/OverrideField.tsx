// One field of one child in one place: empty it follows the synced block.
import { useId } from "react";
import { Textarea } from "@/ui/fields/Textarea";
import { setOverride } from "../../document/commands/setSynced";
import type { Synced } from "../../document/model";
import type { Override } from "../../document/overriding";
import { ColorInput } from "../../inspector/colors/ColorInput";
import { FieldRow } from "../../inspector/fields/FieldRow";
import { TextInput } from "../../inspector/fields/TextInput";
import { UrlField } from "../../inspector/fields/UrlField";
import { useDraft } from "../../inspector/gestures/useDraft";
import type { Setting } from "../../inspector/setting";
import { useEditor, useEditorState } from "../../session/EditorContext";
import type { Editor } from "../../session/editor";
import { type OverridableField, overrideIn, overrideOf, richFrom, wordsIn } from "./overridable";

interface OverrideFieldProps {
  readonly place: Synced;
  readonly childId: string;
  readonly field: OverridableField;
}

export function OverrideField({ place, childId, field }: OverrideFieldProps) {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  const setting = settingOf(editor, { place, childId, field }, locale);
  switch (field.kind) {
    case "words":
      return <WordsField label={field.label} setting={setting} />;
    case "link":
    case "image":
      return <UrlField label={field.label} setting={setting} use={field.kind} />;
    case "color":
      return (
        <FieldRow label={field.label} setting={setting}>
          {(control) => <ColorInput label={field.label} {...control} />}
        </FieldRow>
      );
    default:
      return (
        <FieldRow label={field.label} setting={setting} wide>
          {(control) => <TextInput label={field.label} {...control} />}
        </FieldRow>
      );
  }
}

function WordsField({ label, setting }: { label: string; setting: Setting }) {
  const id = useId();
  const commit = (text: string) =>
    setting.set(text === "" || text === setting.inherited?.value ? undefined : text);
  const draft = useDraft(setting.value ?? "", commit);
  const lines = (setting.value ?? setting.inherited?.value ?? "").split("\n").length;
  return (
    <FieldRow label={label} setting={setting} wide>
      {(control) => (
        <Textarea
          id={control.id || id}
          aria-describedby={control.describedBy}
          rows={Math.min(6, Math.max(1, lines))}
          placeholder={setting.inherited?.value}
          disabled={setting.locked !== undefined}
          {...draft.bind}
        />
      )}
    </FieldRow>
  );
}

/** The setting of one field, in the language that is shown. */
function settingOf(
  editor: Editor,
  { place, childId, field }: OverrideFieldProps,
  locale: string | null,
): Setting {
  const override = overrideOf(place, childId);
  const said = locale === null || field.kind === "color" ? override : overrideIn(override, locale);
  const given = said[field.name];
  const value =
    field.kind === "words"
      ? wordsIn(override, locale)
      : typeof given === "string"
        ? given
        : undefined;
  return {
    value,
    mixed: false,
    inherited: { value: field.source, from: "source" },
    locked: editor.readOnly ? "You may look at this email, not change it." : undefined,
    set: (next) => {
      const fresh = next === undefined ? undefined : field.kind === "words" ? richFrom(next) : next;
      const changes: Record<string, unknown> = { [field.name]: fresh };
      if (field.kind === "words") {
        changes["html"] = undefined;
      }
      editor.run((live) =>
        setOverride(
          live,
          place.id,
          childId,
          said === override ? changes : inLocale(override, locale ?? "", changes),
        ),
      );
    },
  };
}

function inLocale(
  override: Override,
  locale: string,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const words = Object.fromEntries(
    Object.entries({ ...overrideIn(override, locale), ...changes }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const all = { ...(override["i18n"] as object | undefined), [locale]: words };
  const kept = Object.entries(all).filter(([, one]) => Object.keys(one as object).length > 0);
  return { i18n: kept.length > 0 ? Object.fromEntries(kept) : undefined };
}
