import { type ReactNode, useId } from "react";
import { cx } from "@/lib/classes";

interface SectionProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Stands at the right of the title: a button, a badge. */
  aside?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** One matter of a settings page, in a box of its own. */
export function Section({ title, lead, aside, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cx("rounded-lg border bg-surface", className)}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5 sm:px-5">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={id} className="font-medium text-ink text-lg leading-6">
            {title}
          </h2>
          {lead ? (
            <div className="mt-0.5 max-w-prose text-ink-2 text-sm text-pretty">{lead}</div>
          ) : null}
        </div>
        {aside ? <div className="flex flex-wrap items-center gap-2">{aside}</div> : null}
      </div>
      {children ? <div className="border-t px-4 py-4 sm:px-5">{children}</div> : null}
    </section>
  );
}
