/** Fields that belong together, under a heading that folds them away. */
import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { create } from "zustand";
import { cx } from "@/lib/classes";

interface GroupProps {
  title: string;
  /** Folded until somebody opens it. */
  folded?: boolean;
  /** Stands at the right of the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

interface Folding {
  /** What somebody folded or opened, by title: the same for every block. */
  readonly open: Readonly<Record<string, boolean>>;
}

const useFolding = create<Folding>(() => ({ open: {} }));

export function Group({ title, folded = false, aside, children }: GroupProps) {
  const id = useId();
  const open = useFolding((state) => state.open[title] ?? !folded);
  const turn = () => useFolding.setState(({ open: all }) => ({ open: { ...all, [title]: !open } }));
  return (
    <section aria-labelledby={id} className="border-t px-3 py-1 first:border-t-0">
      <div className="flex h-8 items-center gap-1">
        <h3 id={id} className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            onClick={turn}
            className="flex h-7 w-full items-center gap-1 rounded-md text-left font-medium text-ink text-sm hover:text-accent-text"
          >
            {title}
            <ChevronDown
              aria-hidden
              className={cx("size-3.5 text-ink-3 transition-transform", !open && "-rotate-90")}
            />
          </button>
        </h3>
        {open ? aside : null}
      </div>
      {open ? <div className="flex flex-col gap-2 pt-0.5 pb-3">{children}</div> : null}
    </section>
  );
}
