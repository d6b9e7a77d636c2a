import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  /** The main action of the page. */
  aside?: ReactNode;
}

/** The main heading of a page with what it is about. */
export function PageHeader({ title, lead, aside }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3 pb-5">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {lead ? <div className="mt-1 max-w-prose text-ink-2 text-pretty">{lead}</div> : null}
      </div>
      {aside ? <div className="flex flex-wrap items-center gap-2">{aside}</div> : null}
    </header>
  );
}
