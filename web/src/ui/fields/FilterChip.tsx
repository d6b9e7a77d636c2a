import { ChevronDown, X } from "lucide-react";
import { cx } from "@/lib/classes";
import { Menu, MenuChoice } from "@/ui/layers/Menu";

interface FilterChipProps {
  name: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  /** What a value is called on the chip, where the option says more. */
  word?: (value: string) => string;
  onChange: (value: string | undefined) => void;
}

const ANY = "";
const CHIP =
  "flex h-7 shrink-0 items-center gap-1 rounded-full border px-2.5 text-sm transition-colors pointer-coarse:h-9";

/** One way to narrow a list; a chip in use shows its value and a cross. */
export function FilterChip({ name, value, options, word, onChange }: FilterChipProps) {
  const any = `Any ${name.toLowerCase()}`;
  const label = options.find((option) => option.value === value)?.label ?? value;
  return (
    <span className="inline-flex shrink-0 items-center">
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className={cx(
              CHIP,
              value
                ? "rounded-r-none border-accent/30 border-r-0 bg-accent-soft pr-1.5 text-accent-text"
                : "border-line-strong border-dashed text-ink-2 hover:border-ink-3 hover:text-ink",
            )}
          >
            {value ? (
              <span className="max-w-40 truncate">
                {name}: <span className="font-medium">{word ? word(value) : label}</span>
              </span>
            ) : (
              <>
                {name}
                <ChevronDown aria-hidden className="size-3.5 opacity-70" />
              </>
            )}
          </button>
        }
      >
        <MenuChoice
          label={name}
          value={value ?? ANY}
          options={[{ value: ANY, label: any }, ...options]}
          onChange={(next) => onChange(next || undefined)}
        />
      </Menu>
      {value ? (
        <button
          type="button"
          aria-label={any}
          onClick={() => onChange(undefined)}
          className={cx(
            CHIP,
            "rounded-l-none border-accent/30 border-l-0 bg-accent-soft pr-2 pl-0.5 text-accent-text hover:text-ink",
          )}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}
