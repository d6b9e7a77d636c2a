// One test of a condition: a variable, what is asked of it, and what it is compared with.
import { X } from "lucide-react";
import { useId } from "react";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";
import { IconButton } from "@/ui/IconButton";
import { valueProblem } from "./checking";
import { isFinished, isPath, type Test } from "./conditions";
import { type Operator, operatorOf, operatorsFor, withOperator, withPath } from "./operators";
import type { Known } from "./scope";

interface TestRowProps {
  test: Test;
  /** Its number, for people who hear the fields. */
  number: number;
  known: readonly Known[];
  readOnly: boolean;
  onChange: (test: Test) => void;
  onRemove: () => void;
}

export function TestRow({ test, number, known, readOnly, onChange, onRemove }: TestRowProps) {
  const list = useId();
  const type = known.find((one) => one.path === test.path)?.type;
  const operator = operatorOf(type, test);
  const problem = problemOf(test, operator);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <Input
          aria-label={`Variable of condition ${number}`}
          className="h-7 min-w-0 flex-1 font-mono text-sm"
          list={list}
          value={test.path}
          readOnly={readOnly}
          placeholder="variable"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            const path = event.target.value.trim();
            onChange(withPath(test, path, known.find((one) => one.path === path)?.type));
          }}
        />
        <datalist id={list}>
          {known.map(({ path, description }) => (
            <option key={path} value={path}>
              {description}
            </option>
          ))}
        </datalist>
        {readOnly ? null : (
          <IconButton icon={X} size="sm" label={`Remove condition ${number}`} onClick={onRemove} />
        )}
      </div>
      <div className="flex items-center gap-1">
        <Select<string>
          label={`What condition ${number} asks`}
          size="sm"
          className="min-w-0 flex-1"
          value={operator?.id ?? "own"}
          disabled={readOnly}
          options={[
            ...operatorsFor(type, test).map(({ id, label }) => ({ value: id, label })),
            ...(operator ? [] : [{ value: "own", label: test.comparison }]),
          ]}
          onChange={(id) => {
            const next = operatorsFor(type, test).find((one) => one.id === id);
            next && onChange(withOperator(test, next));
          }}
        />
        <Value test={test} operator={operator} number={number} {...{ readOnly, onChange }} />
      </div>
      {problem ? <p className="text-danger text-xs">{problem}</p> : null}
    </div>
  );
}

interface ValueProps {
  test: Test;
  operator: Operator | undefined;
  number: number;
  readOnly: boolean;
  onChange: (test: Test) => void;
}

const TYPES = { text: "text", number: "number", date: "date", nothing: "text" } as const;

function Value({ test, operator, number, readOnly, onChange }: ValueProps) {
  const asks = operator?.asks ?? "text";
  if (asks === "nothing") {
    return null;
  }
  const { operand } = test;
  const dated = asks === "date" && /^$|^\d{4}-\d{2}-\d{2}$/.test(operand?.text ?? "");
  return (
    <Input
      aria-label={`Value of condition ${number}`}
      className="h-7 min-w-0 flex-1 text-sm"
      type={asks === "date" && !dated ? "text" : TYPES[asks]}
      value={operand?.text ?? ""}
      readOnly={readOnly || operand?.kind === "variable"}
      step="any"
      onChange={(event) => {
        const kind = asks === "number" ? ("number" as const) : ("text" as const);
        onChange({ ...test, operand: { kind, text: event.target.value } });
      }}
    />
  );
}

function problemOf(test: Test, operator: Operator | undefined): string | undefined {
  if (test.path !== "" && !isPath(test.path)) {
    return "This is not the name of a variable.";
  }
  if (test.operand?.kind === "text" && test.operand.text !== "") {
    return valueProblem(test.operand.text);
  }
  const asked = operator?.asks !== "nothing" && test.path !== "" && test.operand?.text === "";
  return asked && !isFinished(test) ? "Say what to compare with." : undefined;
}
