/** The default of a variable, written in the way of its type. */

import { useEffect, useState } from "react";
import type { Variable } from "@/editor/document/contract";
import { defaultText, readDefault } from "@/editor/variables/names";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";

interface DefaultFieldProps {
  variable: Variable;
  readOnly: boolean;
  onChange: (value: unknown) => void;
}

type Choice = "false" | "none" | "true";

const CHOICES: readonly { value: Choice; label: string }[] = [
  { value: "none", label: "None" },
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

export function DefaultField({ variable, readOnly, onChange }: DefaultFieldProps) {
  const { name, type, defaultValue } = variable;
  if (type === "boolean") {
    const value = typeof defaultValue === "boolean" ? (`${defaultValue}` as Choice) : "none";
    return (
      <Select<Choice>
        label={`Default of ${name}`}
        value={value}
        options={CHOICES}
        disabled={readOnly}
        onChange={(choice) => onChange(choice === "none" ? null : choice === "true")}
      />
    );
  }
  return <WrittenDefault variable={variable} readOnly={readOnly} onChange={onChange} />;
}

function WrittenDefault({ variable, readOnly, onChange }: DefaultFieldProps) {
  const { name, type, defaultValue } = variable;
  const given = defaultText(defaultValue);
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  const read = readDefault(text, type);
  const problem = "problem" in read ? read.problem : undefined;
  const json = type === "list" || type === "object";
  return (
    <>
      <Input
        aria-label={`Default of ${name}`}
        aria-invalid={problem ? true : undefined}
        value={text}
        placeholder={json ? (type === "list" ? "[ ]" : "{ }") : "None"}
        readOnly={readOnly}
        inputMode={type === "number" ? "decimal" : "text"}
        className={json ? "font-mono text-sm" : ""}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => "value" in read && text !== given && onChange(read.value)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      {problem ? <p className="mt-1 text-danger text-xs">{problem}</p> : null}
    </>
  );
}
