import { Group, Panel, Separator } from "react-resizable-panels";
import { cx } from "@/lib/classes";

export { Group as PanelGroup, Panel };

interface PanelHandleProps {
  /** What it resizes, for those who do not see it. */
  label: string;
  vertical?: boolean;
}

/** The handle between two panels; arrow keys move it. */
export function PanelHandle({ label, vertical = false }: PanelHandleProps) {
  return (
    <Separator
      aria-label={label}
      className={cx(
        "group relative shrink-0 bg-line transition-colors hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent",
        vertical
          ? "h-px after:absolute after:inset-x-0 after:-inset-y-1.5"
          : "w-px after:absolute after:inset-y-0 after:-inset-x-1.5",
      )}
    />
  );
}
