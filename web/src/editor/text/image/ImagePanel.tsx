/** An image in its place: where it comes from, what it says to who does not see it, where it leads. */

import { type ReactNode, useEffect, useRef } from "react";
import { setWord } from "@/editor/document/commands/setWord";
import { useDraft } from "@/editor/inspector/gestures/useDraft";
import { addressProblem as imageProblem } from "@/editor/inspector/values/addresses";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { SwitchRow } from "@/ui/fields/SwitchRow";
import { BlockPanel } from "../BlockPanel";
import { addressProblem, completed } from "../links/addresses";

interface ImagePanelProps {
  id: string;
  props: Readonly<Record<string, string>>;
}

export function ImagePanel({ id, props }: ImagePanelProps) {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  const panel = useRef<HTMLFieldSetElement>(null);
  const set = (name: string, value: string | undefined) =>
    editor.run((live) => setWord(live, [id], locale, name, value));
  const { alt, src = "", href = "" } = props;
  const decorative = alt === "";
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  return (
    <BlockPanel id={id} label="Image" className="sm:w-80">
      <fieldset
        ref={panel}
        aria-label="Image"
        className="flex flex-col gap-3"
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.defaultPrevented) {
            editor.type(null);
          }
        }}
      >
        <Line
          label="Image address"
          value={src}
          placeholder="https://"
          onChange={(value) => set("src", value)}
          problemOf={(text) =>
            text === "" ? "An image needs an address." : imageProblem(text, "image")?.message
          }
        />
        {decorative ? null : (
          <Line
            label="Alternative text"
            value={alt ?? ""}
            help="What the image says, for people who do not see it."
            onChange={(value) => set("alt", value === "" ? undefined : value)}
          />
        )}
        <SwitchRow
          label="Decorative: it says nothing"
          checked={decorative}
          onChange={(on) => set("alt", on ? "" : undefined)}
        />
        <Line
          label="Link"
          value={href}
          placeholder="https://"
          onChange={(value) => set("href", value === "" ? undefined : completed(value))}
          problemOf={(text) => (text === "" ? undefined : addressProblem(text))}
        />
        <Button size="sm" className="self-end" onClick={() => editor.type(null)}>
          Done
        </Button>
      </fieldset>
    </BlockPanel>
  );
}

interface LineProps {
  label: string;
  value: string;
  placeholder?: string;
  help?: ReactNode;
  onChange: (value: string) => void;
  problemOf?: (text: string) => string | undefined;
}

/** Taken over when it is left or Enter is pressed, unless something is wrong with it. */
function Line({ label, value, placeholder, help, onChange, problemOf }: LineProps) {
  const draft = useDraft(value, (text) => {
    if (!problemOf?.(text.trim())) {
      onChange(text.trim());
    }
  });
  const problem = draft.text === value ? undefined : problemOf?.(draft.text.trim());
  return (
    <Field label={label} help={help} error={problem}>
      {(control) => (
        <Input
          {...control}
          {...draft.bind}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={label === "Alternative text"}
        />
      )}
    </Field>
  );
}
