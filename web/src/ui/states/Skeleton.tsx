import { cx } from "@/lib/classes";

/** The place of something that is on its way; give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cx("block animate-shimmer rounded-md bg-active/80", className)} />
  );
}
