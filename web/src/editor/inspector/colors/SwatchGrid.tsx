/** Colors to choose from, each with its name when it has one. */
import { Check } from "lucide-react";
import { cx } from "@/lib/classes";
import { Tooltip } from "@/ui/layers/Tooltip";
import type { Token } from "../values/tokens";
import { Swatch } from "./Swatch";

interface TokenChoicesProps {
  title: string;
  tokens: readonly Pick<Token, "name" | "value">[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
}

export function TokenChoices({ title, tokens, chosen, onChoose }: TokenChoicesProps) {
  if (tokens.length === 0) {
    return null;
  }
  return (
    <section aria-label={title}>
      <h4 className="mb-1 font-medium text-ink-3 text-xs">{title}</h4>
      <ul className="grid max-h-32 grid-cols-2 gap-0.5 overflow-y-auto">
        {tokens.map(({ name, value }) => (
          <li key={name} className="min-w-0">
            <button
              type="button"
              aria-pressed={chosen === `@${name}`}
              title={`${name}: ${value}`}
              onClick={() => onChoose(`@${name}`)}
              className="flex h-7 w-full min-w-0 items-center gap-1.5 rounded-md px-1 text-left text-sm hover:bg-hover aria-pressed:bg-accent-soft pointer-coarse:h-9"
            >
              <Swatch color={value} />
              <span className="truncate">{name}</span>
              {chosen === `@${name}` ? (
                <Check aria-hidden className="ml-auto size-3 shrink-0 text-accent-text" />
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface UsedColorsProps {
  colors: readonly string[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
}

export function UsedColors({ colors, chosen, onChoose }: UsedColorsProps) {
  if (colors.length === 0) {
    return null;
  }
  return (
    <section aria-label="In this email">
      <h4 className="mb-1 font-medium text-ink-3 text-xs">In this email</h4>
      <ul className="flex flex-wrap gap-1">
        {colors.map((color) => (
          <li key={color}>
            <Tooltip label={color}>
              <button
                type="button"
                aria-label={color}
                aria-pressed={chosen === color}
                onClick={() => onChoose(color)}
                className={cx(
                  "flex size-6 items-center justify-center rounded-md hover:bg-hover aria-pressed:bg-accent-soft pointer-coarse:size-9",
                )}
              >
                <Swatch color={color} className="size-5" />
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}
