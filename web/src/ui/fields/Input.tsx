import type { ComponentProps } from "react";
import { cx } from "@/lib/classes";

export const FIELD_SHAPE =
  "w-full rounded-md border border-line-strong bg-surface text-ink text-base shadow-1 transition-[border-color,box-shadow] hover:border-ink-3/60 focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent/30 focus-visible:outline-offset-0 aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 pointer-coarse:text-lg";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return (
    <input
      type={type}
      className={cx(FIELD_SHAPE, "h-8 px-2.5 pointer-coarse:h-10", className)}
      {...rest}
    />
  );
}
