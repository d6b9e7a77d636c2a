/** Ways to share a row among columns, drawn. */
import { Tooltip } from "@/ui/layers/Tooltip";
import { RATIOS, type Ratio } from "../values/ratios";

interface RatioChoicesProps {
  count: number;
  chosen: Ratio | undefined;
  locked: string | undefined;
  onChoose: (ratio: Ratio) => void;
}

export function RatioChoices({ count, chosen, locked, onChoose }: RatioChoicesProps) {
  return (
    <fieldset aria-label="Shares of the columns" className="flex flex-wrap gap-1">
      {(RATIOS[count] ?? []).map((ratio) => {
        const words = ratio.map((part) => Math.round(part)).join(" / ");
        return (
          <Tooltip key={words} label={locked ?? words}>
            <button
              type="button"
              aria-label={words}
              aria-pressed={ratio === chosen}
              aria-disabled={locked ? true : undefined}
              onClick={() => locked ?? onChoose(ratio)}
              className="flex h-7 w-15 gap-0.5 rounded-md bg-sunken p-1 text-ink-3 transition-colors hover:text-ink aria-disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-accent-text dark:bg-active/50 pointer-coarse:h-9"
            >
              {ratio.map((part, at) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by place
                  key={at}
                  className="h-full rounded-[3px] bg-current opacity-55"
                  style={{ width: `${part}%` }}
                />
              ))}
            </button>
          </Tooltip>
        );
      })}
    </fieldset>
  );
}
