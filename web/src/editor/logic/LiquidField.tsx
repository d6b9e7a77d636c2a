// A condition as Liquid text: asked of the engine before it becomes the block's.
import { useEffect, useRef, useState } from "react";
import { Field } from "@/ui/fields/Field";
import { Textarea } from "@/ui/fields/Textarea";
import { conditionProblem } from "./checking";

interface LiquidFieldProps {
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
}

export function LiquidField({ value, readOnly, onChange }: LiquidFieldProps) {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string>();
  const newest = useRef(0);
  useEffect(() => {
    setText(value);
    setProblem(undefined);
  }, [value]);
  const keep = async () => {
    const wanted = text.trim();
    if (wanted === value) {
      setProblem(undefined);
      return;
    }
    newest.current += 1;
    const asked = newest.current;
    const found = wanted === "" ? null : await conditionProblem(wanted);
    if (asked !== newest.current) {
      return;
    }
    setProblem(found ?? undefined);
    if (found === null) {
      onChange(wanted);
    }
  };
  return (
    <Field
      label="Condition as Liquid"
      hideLabel
      error={problem}
      help={problem ? undefined : "Such as user.city == 'Berlin' and order.total > 50"}
    >
      {(control) => (
        <Textarea
          {...control}
          rows={2}
          value={text}
          readOnly={readOnly}
          spellCheck={false}
          className="font-mono text-sm"
          onChange={(event) => setText(event.target.value)}
          onBlur={() => void keep()}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey) {
              event.preventDefault();
              void keep();
            }
          }}
        />
      )}
    </Field>
  );
}
