// When a block is shown: built from variables, or written as Liquid.
import { Blocks, CodeXml, GitBranch, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { type Group, parsed, printed } from "./conditions";
import { GroupRows, NEW_TEST } from "./GroupRows";
import { LiquidField } from "./LiquidField";
import type { Known } from "./scope";

interface WhenFieldProps {
  /** Empty: always. */
  value: string;
  known: readonly Known[];
  readOnly: boolean;
  onChange: (value: string) => void;
}

const FRESH: Group = { all: true, tests: [NEW_TEST], inner: null };

export function WhenField({ value, known, readOnly, onChange }: WhenFieldProps) {
  const built = useMemo(() => parsed(value), [value]);
  const [draft, setDraft] = useState<Group | null>(null);
  const [asText, setAsText] = useState(false);
  // what is half finished is kept here, until somebody else changes the condition
  const group = draft !== null && printed(draft) === value ? draft : built;
  if (value === "" && group === null) {
    return readOnly ? (
      <p className="text-ink-2 text-sm">Always shown</p>
    ) : (
      <Button size="sm" icon={GitBranch} className="self-start" onClick={() => setDraft(FRESH)}>
        Show only when…
      </Button>
    );
  }
  const change = (next: Group) => {
    setDraft(next);
    const text = printed(next);
    if (text !== value) {
      onChange(text);
    }
  };
  const unbuildable = value !== "" && built === null;
  const written = asText || unbuildable;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Show only when</legend>
      <div className="flex items-center gap-1">
        <span aria-hidden className="flex-1 text-ink-2 text-sm">
          Show only when
        </span>
        <IconButton
          icon={written ? Blocks : CodeXml}
          size="sm"
          label={written ? "Build the condition" : "Write the condition as Liquid"}
          disabledReason={
            unbuildable ? "This condition says more than can be built from fields." : undefined
          }
          onClick={() => setAsText(!written)}
        />
        {readOnly ? null : (
          <IconButton
            icon={Trash2}
            size="sm"
            tone="danger"
            label="Always show this block"
            onClick={() => {
              setDraft(null);
              setAsText(false);
              onChange("");
            }}
          />
        )}
      </div>
      {written || group === null ? (
        <LiquidField value={value} readOnly={readOnly} onChange={onChange} />
      ) : (
        <GroupRows group={group} known={known} readOnly={readOnly} onChange={change} />
      )}
    </fieldset>
  );
}
