/** The chip that is marked: what stands in when its value is absent, and how it is written. */

import type { Editor as TextEditor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { variableTag } from "@/editor/compiling/richWriting";
import type { VariableAttrs } from "@/editor/document/model";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";
import { IconButton } from "@/ui/IconButton";
import { attrsOf } from "../schema/variable";
import { Floating } from "../toolbar/Floating";
import { belowCaret } from "../toolbar/placing";
import { areaOf, roomAround } from "../typing/geometry";
import { useTextState } from "../typing/useTextState";
import { formatsFor, readFilters } from "./formats";
import { fallbackProblem } from "./liquidTags";
import { loopsAround, offeredIn } from "./offering";

interface ChipPanelProps {
  text: TextEditor;
  id: string;
}

export function ChipPanel({ text, id }: ChipPanelProps) {
  const { selection } = useTextState(text);
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "variable") {
    return null;
  }
  const { from } = selection;
  return (
    <Floating
      text={text}
      place={(size) => belowCaret(size, areaOf(text.view, from, from + 1), roomAround(text.view))}
    >
      <Chip key={from} text={text} id={id} at={from} variable={attrsOf(selection.node)} />
    </Floating>
  );
}

interface ChipProps extends ChipPanelProps {
  at: number;
  variable: VariableAttrs;
}

function Chip({ text, id, at, variable }: ChipProps) {
  const editor = useEditor();
  const contract = useEditorState((state) => state.contract);
  const offered = offeredIn(contract, loopsAround(editor.live, id));
  const headingId = useId();
  const change = (changes: { fallback?: string | null; filters?: string[] | null }) => {
    const { tr, doc } = text.state;
    const node = doc.nodeAt(at);
    if (node?.type.name === "variable") {
      tr.setNodeMarkup(at, null, { ...node.attrs, ...changes }, node.marks);
      text.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)));
    }
  };
  const leave = () => {
    text.commands.setTextSelection(at + 1);
    text.view.focus();
  };
  return (
    <fieldset
      aria-labelledby={headingId}
      data-chip-panel=""
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          leave();
        }
      }}
      className="flex w-72 flex-col gap-3 p-3"
    >
      <div className="flex items-start gap-2">
        <code id={headingId} className="min-w-0 flex-1 break-words pt-1 text-ink text-sm">
          {variableTag(variable)}
        </code>
        <IconButton
          icon={Trash2}
          label="Remove the variable"
          size="sm"
          tone="danger"
          onClick={() =>
            text
              .chain()
              .focus()
              .deleteRange({ from: at, to: at + 1 })
              .run()
          }
        />
      </div>
      <Fallback value={variable.fallback ?? ""} onChange={(fallback) => change({ fallback })} />
      <FormatField
        type={offered.find(({ path }) => path === variable.path)?.type}
        value={variable.filters ?? []}
        onChange={(filters) => change({ filters: filters.length > 0 ? filters : null })}
      />
    </fieldset>
  );
}

interface FallbackProps {
  value: string;
  onChange: (value: string | null) => void;
}

function Fallback({ value, onChange }: FallbackProps) {
  const [words, setWords] = useState(value);
  const problem = fallbackProblem(words);
  return (
    <Field
      label="If there is no value"
      help="Shown instead, such as: there"
      optional
      error={problem}
    >
      {(control) => (
        <Input
          {...control}
          value={words}
          autoComplete="off"
          onChange={(event) => {
            const next = event.target.value;
            setWords(next);
            if (!fallbackProblem(next)) {
              onChange(next === "" ? null : next);
            }
          }}
        />
      )}
    </Field>
  );
}

interface FormatFieldProps {
  type: Parameters<typeof formatsFor>[0];
  value: readonly string[];
  onChange: (filters: string[]) => void;
}

const AS_IS = "as-is";
const OWN = "own";

function FormatField({ type, value, onChange }: FormatFieldProps) {
  const formats = formatsFor(type);
  const written = value.join(" | ");
  const known = formats.some(({ filters }) => filters.join(" | ") === written);
  const [own, setOwn] = useState(value.length > 0 && !known);
  const [filters, setFilters] = useState(written);
  const read = readFilters(filters);
  const choose = (choice: string) => {
    setOwn(choice === OWN);
    if (choice !== OWN) {
      onChange(choice === AS_IS ? [] : choice.split(" | "));
    }
  };
  return (
    <>
      <Field label="Format">
        {(control) => (
          <Select
            control={control}
            value={own ? OWN : written === "" ? AS_IS : written}
            options={[
              { value: AS_IS, label: "As it is" },
              ...formats.map((one) => ({ value: one.filters.join(" | "), label: one.label })),
              { value: OWN, label: "Own filters" },
            ]}
            onChange={choose}
          />
        )}
      </Field>
      {own ? (
        <Field
          label="Filters"
          help={'Such as round: 2 | append: " €"'}
          error={"problem" in read ? read.problem : undefined}
        >
          {(control) => (
            <Input
              {...control}
              value={filters}
              spellCheck={false}
              autoComplete="off"
              className="font-mono"
              onChange={(event) => {
                setFilters(event.target.value);
                const next = readFilters(event.target.value);
                if ("filters" in next) {
                  onChange(next.filters);
                }
              }}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
