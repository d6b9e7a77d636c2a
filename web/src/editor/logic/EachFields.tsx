// Repeating a block for every item of a list: which list, what an item is called, how many at most.
import { Repeat, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";
import { itemNameProblem } from "./checking";
import { isPath } from "./conditions";

export interface Each {
  readonly in: string;
  readonly as: string;
  readonly limit: number | null;
}

interface EachFieldsProps {
  value: Each | null;
  lists: readonly string[];
  readOnly: boolean;
  onChange: (value: Each | null) => void;
}

const MOST = 1000;

export function EachFields({ value, lists, readOnly, onChange }: EachFieldsProps) {
  if (value === null) {
    const [list = "items"] = lists;
    return readOnly ? null : (
      <Button
        size="sm"
        icon={Repeat}
        className="self-start"
        onClick={() => onChange({ in: list, as: singular(list), limit: null })}
      >
        Repeat for a list…
      </Button>
    );
  }
  const set = (change: Partial<Each>) => onChange({ ...value, ...change });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Repeat for a list</legend>
      <div className="flex items-center gap-1">
        <span aria-hidden className="flex-1 text-ink-2 text-sm">
          Repeat for every item of
        </span>
        {readOnly ? null : (
          <IconButton
            icon={Trash2}
            size="sm"
            tone="danger"
            label="Do not repeat this block"
            onClick={() => onChange(null)}
          />
        )}
      </div>
      <Committed
        label="List"
        value={value.in}
        options={lists}
        readOnly={readOnly}
        problem={(text) => (isPath(text) ? undefined : "This is not the name of a list.")}
        onCommit={(list) => set({ in: list })}
      />
      <div className="grid grid-cols-2 gap-2">
        <Committed
          label="Name of an item"
          value={value.as}
          readOnly={readOnly}
          problem={itemNameProblem}
          onCommit={(as) => set({ as })}
        />
        <Committed
          label="At most"
          value={value.limit === null ? "" : String(value.limit)}
          placeholder="all"
          readOnly={readOnly}
          problem={limitProblem}
          onCommit={(text) => set({ limit: text === "" ? null : Number(text) })}
        />
      </div>
      <p className="text-ink-3 text-xs">
        Inside, write <code className="font-mono">{`{{ ${value.as}.… }}`}</code>. When the list is
        empty, nothing is shown.
      </p>
    </fieldset>
  );
}

interface CommittedProps {
  label: string;
  value: string;
  options?: readonly string[];
  placeholder?: string;
  readOnly: boolean;
  problem: (text: string) => string | undefined;
  onCommit: (text: string) => void;
}

/** Kept when it is left, and only when it is right. */
function Committed(props: CommittedProps) {
  const { label, value, options = [], placeholder, readOnly, problem, onCommit } = props;
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const wrong = typed === null ? undefined : problem(typed.trim());
  const keep = () => {
    if (typed !== null && wrong === undefined) {
      typed.trim() !== value && onCommit(typed.trim());
      setTyped(null);
    }
  };
  return (
    <Field label={label} error={wrong}>
      {(control) => (
        <>
          <Input
            {...control}
            className="h-7 font-mono text-sm"
            list={options.length > 0 ? list : undefined}
            value={text}
            placeholder={placeholder}
            readOnly={readOnly}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              const next = event.target.value;
              setTyped(next);
              if (options.includes(next)) {
                onCommit(next);
                setTyped(null);
              }
            }}
            onBlur={keep}
            onKeyDown={(event) => event.key === "Enter" && keep()}
          />
          {options.length > 0 ? (
            <datalist id={list}>
              {options.map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
          ) : null}
        </>
      )}
    </Field>
  );
}

function limitProblem(text: string): string | undefined {
  const number = Number(text);
  const fits = text === "" || (Number.isInteger(number) && number >= 1 && number <= MOST);
  return fits ? undefined : `A whole number up to ${MOST}.`;
}

/** A name for one of many: `order.items` are each an `item`. */
export function singular(list: string): string {
  const last = list.split(".").at(-1) ?? "";
  const name = last.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
  return name !== last && itemNameProblem(name) === undefined ? name : "item";
}
