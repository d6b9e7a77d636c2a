// The tests of a condition, all or any of them, and a group among them.
import { ListTree, Plus } from "lucide-react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/fields/Select";
import type { Group, Test } from "./conditions";
import type { Known } from "./scope";
import { TestRow } from "./TestRow";

interface GroupRowsProps {
  group: Group;
  known: readonly Known[];
  readOnly: boolean;
  /** The number of the first test. */
  start?: number;
  onChange: (group: Group) => void;
  /** Takes this group away, when it stands in another. */
  onRemove?: () => void;
}

export const NEW_TEST: Test = { path: "", comparison: "==", operand: { kind: "text", text: "" } };

export function GroupRows(props: GroupRowsProps) {
  const { group, known, readOnly, start = 1, onChange, onRemove } = props;
  const { all, tests, inner } = group;
  const several = tests.length + (inner ? 1 : 0) > 1;
  const set = (change: Partial<Group>) => onChange({ ...group, ...change });
  const remove = (at: number) => {
    const left = tests.toSpliced(at, 1);
    left.length === 0 && inner === null && onRemove ? onRemove() : set({ tests: left });
  };
  return (
    <div className={cx("flex flex-col gap-2", onRemove && "border-line-strong border-l-2 pl-2")}>
      {several || onRemove ? (
        <Select<string>
          label="How many of these must hold"
          size="sm"
          value={all ? "all" : "any"}
          disabled={readOnly}
          options={[
            { value: "all", label: "All of these" },
            { value: "any", label: "Any of these" },
          ]}
          onChange={(next) => set(turned(group, next === "all"))}
        />
      ) : null}
      {tests.map((test, at) => (
        <TestRow
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have nothing but their place
          key={at}
          test={test}
          number={start + at}
          known={known}
          readOnly={readOnly}
          onChange={(next) => set({ tests: tests.with(at, next) })}
          onRemove={() => remove(at)}
        />
      ))}
      {inner ? (
        <GroupRows
          group={inner}
          known={known}
          readOnly={readOnly}
          start={start + tests.length}
          onChange={(next) => set({ inner: next })}
          onRemove={() => set({ inner: null })}
        />
      ) : null}
      {readOnly ? null : (
        <div className="flex flex-wrap gap-1">
          <Button
            size="sm"
            variant="ghost"
            icon={Plus}
            onClick={() => set({ tests: [...tests, NEW_TEST] })}
          >
            Condition
          </Button>
          {inner === null && tests.length > 0 ? (
            <Button
              size="sm"
              variant="ghost"
              icon={ListTree}
              onClick={() => set({ inner: { all: !all, tests: [NEW_TEST], inner: null } })}
            >
              {all ? "Any-of group" : "All-of group"}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** A group of the same kind would be no group: when one turns, what stands in it turns too. */
function turned(group: Group, all: boolean): Group {
  return {
    ...group,
    all,
    inner: group.inner ? turned(group.inner, !all) : null,
  };
}
