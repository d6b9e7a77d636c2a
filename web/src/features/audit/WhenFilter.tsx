import { FilterChip } from "@/ui/fields/FilterChip";
import { Input } from "@/ui/fields/Input";
import { dayOf } from "./filtering";
import type { AuditSearch, When } from "./search";
import type { Change } from "./useAudit";

const CUSTOM = "custom";

const OPTIONS: readonly { value: When | typeof CUSTOM; label: string }[] = [
  { value: "today", label: "Today" },
  { value: "7d", label: "The last 7 days" },
  { value: "30d", label: "The last 30 days" },
  { value: "90d", label: "The last 90 days" },
  { value: CUSTOM, label: "Days of your choice" },
];

interface WhenFilterProps {
  search: AuditSearch;
  onChange: (change: Change) => void;
}

export function WhenFilter({ search, onChange }: WhenFilterProps) {
  const custom = Boolean(search.from || search.to);
  const choose = (value: string | undefined) => {
    if (value === CUSTOM) {
      const today = dayOf(new Date());
      onChange({ when: undefined, from: today, to: today });
    } else {
      onChange({ when: value as When | undefined, from: undefined, to: undefined });
    }
  };
  return (
    <>
      <FilterChip
        name="When"
        value={custom ? CUSTOM : search.when}
        options={OPTIONS}
        onChange={choose}
      />
      {custom ? (
        <span className="inline-flex items-center gap-1.5 text-ink-2 text-sm">
          <Day label="First day" value={search.from} onChange={(from) => onChange({ from })} />
          to
          <Day label="Last day" value={search.to} onChange={(to) => onChange({ to })} />
        </span>
      ) : null}
    </>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={value ?? ""}
      max={dayOf(new Date())}
      onChange={(event) => onChange(event.target.value || undefined)}
      className="h-7 w-36 text-sm"
    />
  );
}
