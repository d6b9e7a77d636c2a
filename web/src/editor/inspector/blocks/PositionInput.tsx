/** Nine places to choose from: which part of an image stays in view. */
import { type Setting, seen } from "../setting";

const DOWN = ["top", "center", "bottom"];
const ACROSS = ["left", "center", "right"];

export function PositionInput({ label, setting }: { label: string; setting: Setting }) {
  const chosen = placeOf(seen(setting) ?? "");
  return (
    <fieldset
      aria-label={label}
      className="grid shrink-0 grid-cols-3 rounded-md bg-sunken p-0.5 dark:bg-active/50"
    >
      {DOWN.flatMap((y) =>
        ACROSS.map((x) => {
          const value = `${y} ${x}`;
          return (
            <button
              key={value}
              type="button"
              aria-label={value}
              aria-pressed={chosen === value}
              title={setting.locked ?? value}
              aria-disabled={setting.locked ? true : undefined}
              onClick={() => setting.locked ?? setting.set(value)}
              className="group/place flex size-4 items-center justify-center rounded-sm pointer-coarse:size-7"
            >
              <span className="size-1 rounded-full bg-ink-3/60 group-hover/place:bg-ink group-aria-pressed/place:size-2 group-aria-pressed/place:bg-accent" />
            </button>
          );
        }),
      )}
    </fieldset>
  );
}

/** The place of words in any order; one alone is centered the other way. */
function placeOf(value: string): string | undefined {
  const words = value.trim().split(/\s+/);
  const y = words.find((word) => word === "top" || word === "bottom") ?? "center";
  const x = words.find((word) => word === "left" || word === "right") ?? "center";
  const known = words.every((word) => DOWN.includes(word) || ACROSS.includes(word));
  return known ? `${y} ${x}` : undefined;
}
