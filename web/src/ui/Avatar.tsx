import { cx } from "@/lib/classes";
import { initials } from "@/lib/formatting";

interface AvatarProps {
  name: string;
  size?: "sm" | "md";
  className?: string;
}

/** Initials; the name stands beside it or in the label of what holds it. */
export function Avatar({ name, size = "md", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cx(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-text",
        size === "sm" ? "size-5 text-[0.625rem]" : "size-7 text-xs",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
