import { cx } from "@/lib/classes";
import type { Strength } from "@/lib/passwords";

const COLORS = ["bg-active", "bg-danger", "bg-warning", "bg-success", "bg-success"] as const;

export function PasswordStrength({ strength }: { strength: Strength }) {
  return (
    <span className="flex flex-col gap-1.5" aria-live="polite">
      <span aria-hidden className="flex w-40 gap-1">
        {[1, 2, 3, 4].map((part) => (
          <span
            key={part}
            className={cx(
              "h-1 flex-1 rounded-full transition-colors",
              part <= strength.level ? COLORS[strength.level] : "bg-active",
            )}
          />
        ))}
      </span>
      <span>{strength.words}</span>
    </span>
  );
}
