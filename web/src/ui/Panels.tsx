import { Group, Panel, Separator } from "react-resizable-panels";
import { cx } from "@/lib/classes";

export { Group as PanelGroup, Panel };

/** The handle between two panels; arrow keys move it. */
export function PanelHandle({ vertical = false }: { vertical?: boolean }) {
  return (
    <Separator
      className={cx(
        "group relative shrink-0 bg-line transition-colors hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent",
        vertical
          ? "h-px after:absolute after:inset-x-0 after:-inset-y-1.5"
          : "w-px after:absolute after:inset-y-0 after:-inset-x-1.5",
      )}
    />
  );
}
