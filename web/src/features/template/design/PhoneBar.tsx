/** The bar at the foot of the editor on a phone. */

import type { LucideIcon } from "lucide-react";
import { cx } from "@/lib/classes";

interface PhoneBarProps<T extends string> {
  places: readonly { readonly value: T; readonly label: string; readonly icon: LucideIcon }[];
  value: T;
  onChange: (value: T) => void;
}

export function PhoneBar<T extends string>({ places, value, onChange }: PhoneBarProps<T>) {
  return (
    <nav aria-label="Parts of the editor" className="flex shrink-0 border-t bg-paper">
      {places.map(({ value: place, label, icon: Icon }) => (
        <button
          key={place}
          type="button"
          aria-current={place === value ? "page" : undefined}
          onClick={() => onChange(place)}
          className={cx(
            "flex min-w-0 flex-1 flex-col items-center gap-0.5 px-1 py-2 text-xs focus-visible:-outline-offset-2",
            place === value ? "font-medium text-accent-text" : "text-ink-2",
          )}
        >
          <Icon aria-hidden className="size-5" />
          {label}
        </button>
      ))}
    </nav>
  );
}
