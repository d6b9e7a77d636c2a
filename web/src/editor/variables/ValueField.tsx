/** One value of a data set, in the way of its type. */

import { X } from "lucide-react";
import { TYPE_WORDS } from "@/editor/document/contract";
import type { VariableNode } from "@/editor/variables/tree";
import { Field, type FieldControl } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Switch } from "@/ui/fields/Switch";
import { Textarea } from "@/ui/fields/Textarea";
import { IconButton } from "@/ui/IconButton";

interface ValueFieldProps {
  node: VariableNode;
  value: unknown;
  readOnly: boolean;
  onChange: (value: unknown) => void;
  /** Take the value out of the data set, as when a sender leaves it out. */
  onAbsent?: () => void;
}

export function ValueField({ node, value, readOnly, onChange, onAbsent }: ValueFieldProps) {
  const optional = node.variable !== undefined && !node.variable.required;
  const removable = onAbsent !== undefined && value !== undefined && !readOnly;
  return (
    <Field
      label={node.key}
      optional={optional}
      help={node.variable?.description || undefined}
      aside={<span className="text-ink-3">{TYPE_WORDS[node.type].toLowerCase()}</span>}
    >
      {(control) => (
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            <Control
              node={node}
              value={value}
              readOnly={readOnly}
              control={control}
              onChange={onChange}
            />
          </div>
          {removable ? (
            <IconButton
              size="sm"
              icon={X}
              label={`Leave out ${node.key}, as a sender might`}
              onClick={onAbsent}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}

interface ControlProps {
  node: VariableNode;
  value: unknown;
  readOnly: boolean;
  control: FieldControl;
  onChange: (value: unknown) => void;
}

/** Longer texts get more room. */
const LONG = 80;

function Control({ node, value, readOnly, control, onChange }: ControlProps) {
  if (node.type === "boolean") {
    return (
      <span className="flex h-8 items-center">
        <Switch
          id={control.id}
          checked={value === true}
          disabled={readOnly}
          onChange={(checked) => onChange(checked)}
        />
      </span>
    );
  }
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const shared = {
    ...control,
    readOnly,
    placeholder: value === undefined || value === null ? "Absent" : "",
  };
  if (node.type === "richtext" || text.length > LONG) {
    return (
      <Textarea
        {...shared}
        className={node.type === "richtext" ? "font-mono text-sm" : ""}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  if (node.type === "number") {
    return (
      <Input
        {...shared}
        type="number"
        step="any"
        value={text}
        onChange={(event) => {
          const read = event.target.valueAsNumber;
          onChange(Number.isNaN(read) ? null : read);
        }}
      />
    );
  }
  return (
    <Input
      {...shared}
      type={node.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? "date" : "text"}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
