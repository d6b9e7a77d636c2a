import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface FactorRowProps {
  icon: LucideIcon;
  title: ReactNode;
  about: ReactNode;
  actions?: ReactNode;
}

/** One way in, with what can be done with it. */
export function FactorRow({ icon: Icon, title, about, actions }: FactorRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-stone-soft text-ink-2">
        <Icon aria-hidden className="size-4.5" />
      </span>
      <div className="min-w-44 flex-1">
        <div className="font-medium">{title}</div>
        <div className="text-ink-3 text-sm text-pretty">{about}</div>
      </div>
      {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
    </div>
  );
}

/** The box around the rows of one section. */
export const ROWS = "divide-y rounded-lg border bg-surface";
