import { keyCaps } from "@/lib/browser/shortcuts";
import { cx } from "@/lib/classes";

interface KbdProps {
  /** As in useShortcut: "mod+k", "g l". */
  keys: string;
  tone?: "quiet" | "inverse";
  className?: string;
}

export function Kbd({ keys, tone = "quiet", className }: KbdProps) {
  const caps = keyCaps(keys);
  return (
    <span className={cx("inline-flex gap-0.5", className)}>
      {caps.map((cap, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never move
          key={`${cap}${index}`}
          className={cx(
            "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-sans text-xs leading-none",
            tone === "quiet" ? "border-line bg-sunken text-ink-3" : "border-current/25 opacity-80",
          )}
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
