/** One entry of the variable contract, edited in place. */

import { Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import {
  TYPE_WORDS,
  VARIABLE_TYPES,
  type Variable,
  type VariableType,
} from "@/editor/document/contract";
import { DefaultField } from "@/editor/variables/DefaultField";
import { nameProblem } from "@/editor/variables/names";
import { Badge } from "@/ui/Badge";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";
import { Switch } from "@/ui/fields/Switch";
import { IconButton } from "@/ui/IconButton";

interface VariableRowProps {
  variable: Variable;
  /** The names of the other variables. */
  others: readonly string[];
  used: boolean | undefined;
  readOnly: boolean;
  autoFocus: boolean;
  onChange: (variable: Variable) => void;
  onRemove: () => void;
}

const TYPES = VARIABLE_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }));
/** One row where there is room, two on a tablet, a card on a phone. */
export const VARIABLE_COLUMNS =
  "@4xl:grid-cols-[minmax(11rem,1.4fr)_8rem_4.5rem_minmax(8rem,1fr)_minmax(10rem,1.6fr)_6rem_2rem]";
const CARD = "grid-cols-[minmax(0,1fr)_auto] @2xl:grid-cols-[minmax(0,1fr)_9rem_5rem_6rem_2rem]";

export function VariableRow(props: VariableRowProps) {
  const { variable, others, used, readOnly, autoFocus, onChange, onRemove } = props;
  const set = (change: Partial<Variable>) => onChange({ ...variable, ...change });
  return (
    <li
      className={`grid items-start gap-2 border-b px-3 py-2 last:border-b-0 ${CARD} ${VARIABLE_COLUMNS}`}
    >
      <Cell label="Name">
        <NameInput
          name={variable.name}
          others={others}
          readOnly={readOnly}
          autoFocus={autoFocus}
          onChange={(name) => set({ name })}
        />
      </Cell>
      <Cell label="Type" className="order-1 @2xl:order-none">
        <Select<VariableType>
          label={`Type of ${variable.name}`}
          value={variable.type}
          options={TYPES}
          disabled={readOnly}
          onChange={(type) => set({ type, defaultValue: null })}
        />
      </Cell>
      <Cell label="Required" className="order-1 @2xl:order-none">
        <span className="flex h-8 items-center">
          <Switch
            label={`${variable.name} is required`}
            checked={variable.required}
            disabled={readOnly}
            onChange={(required) => set({ required })}
          />
        </span>
      </Cell>
      <Cell label="Default" className="order-2 col-span-2 @2xl:col-span-1 @4xl:order-none">
        <DefaultField
          variable={variable}
          readOnly={readOnly}
          onChange={(defaultValue) => set({ defaultValue })}
        />
      </Cell>
      <Cell
        label="Description"
        className="order-2 col-span-2 @2xl:col-span-4 @4xl:order-none @4xl:col-span-1"
      >
        <CommittedInput
          label={`Description of ${variable.name}`}
          value={variable.description}
          placeholder="What the sender has to know"
          readOnly={readOnly}
          onCommit={(description) => set({ description })}
        />
      </Cell>
      <span className="order-2 col-span-2 flex @2xl:order-none @2xl:col-span-1 @2xl:h-8 @2xl:self-end items-center @4xl:self-start">
        {used === false ? <Badge tone="warning">Not used</Badge> : null}
        {used ? <span className="@2xl:inline hidden text-ink-3 text-xs">Used</span> : null}
      </span>
      <span className="flex justify-end self-end @4xl:self-start">
        {readOnly ? null : (
          <IconButton
            icon={Trash2}
            tone="danger"
            label={`Delete ${variable.name}`}
            onClick={onRemove}
          />
        )}
      </span>
    </li>
  );
}

interface CellProps {
  label: string;
  className?: string;
  children: ReactNode;
}

/** A labelled part of a row; the label shows where there is no head above. */
function Cell({ label, className, children }: CellProps) {
  return (
    <div className={className}>
      <span aria-hidden className="@4xl:hidden text-ink-3 text-xs">
        {label}
      </span>
      {children}
    </div>
  );
}

interface NameInputProps {
  name: string;
  others: readonly string[];
  readOnly: boolean;
  autoFocus: boolean;
  onChange: (name: string) => void;
}

function NameInput({ name, others, readOnly, autoFocus, onChange }: NameInputProps) {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const problem = text === name ? undefined : nameProblem(text, others);
  return (
    <>
      <Input
        aria-label="Name of the variable"
        aria-invalid={problem ? true : undefined}
        className="font-mono text-sm"
        value={text}
        readOnly={readOnly}
        autoFocus={autoFocus}
        spellCheck={false}
        onFocus={(event) => autoFocus && event.target.select()}
        onChange={(event) => setText(event.target.value.trim())}
        onBlur={() => !problem && text !== name && onChange(text)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      {problem ? <p className="mt-1 text-danger text-xs">{problem}</p> : null}
    </>
  );
}

interface CommittedInputProps {
  label: string;
  value: string;
  placeholder: string;
  readOnly: boolean;
  onCommit: (value: string) => void;
}

/** A field whose text counts once it is left. */
function CommittedInput({ label, value, placeholder, readOnly, onCommit }: CommittedInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      aria-label={label}
      value={text}
      placeholder={placeholder}
      readOnly={readOnly}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== value && onCommit(text)}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
