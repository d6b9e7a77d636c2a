/** One line of text as it is. */

import { useDraft } from "../gestures/useDraft";
import type { Setting } from "../setting";
import { CONTROL } from "./look";

interface TextInputProps {
  id?: string | undefined;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
  placeholder?: string | undefined;
  /** Every sign is taken over as it is typed. */
  live?: boolean;
  invalid?: boolean;
}

export function TextInput(props: TextInputProps) {
  const { id, label, setting, describedBy, live = false } = props;
  const commit = (text: string) => setting.set(text === "" ? undefined : text);
  const draft = useDraft(setting.value ?? "", commit, { live });
  const inherited = setting.inherited?.value || props.placeholder;
  return (
    <input
      id={id}
      aria-label={id ? undefined : label}
      aria-describedby={describedBy}
      aria-invalid={props.invalid || undefined}
      title={setting.locked}
      disabled={setting.locked !== undefined}
      autoComplete="off"
      placeholder={setting.mixed ? "Mixed" : inherited}
      {...draft.bind}
      className={CONTROL}
    />
  );
}
