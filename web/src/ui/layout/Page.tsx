import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

interface PageProps {
  title: string;
  /** One or two sentences: what this page is for. */
  lead?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Forms read best narrow, tables wide. */
  width?: "form" | "wide";
  children: ReactNode;
}

/** A page of text and forms: its title, what it is for, and sections below. */
export function Page({ title, lead, actions, width = "form", children }: PageProps) {
  return (
    <div className={cx("mx-auto w-full", width === "form" ? "max-w-3xl" : "max-w-6xl")}>
      <header className="mb-6 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-60 flex-1">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {lead ? <div className="mt-1 max-w-2xl text-ink-2 text-pretty">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      <div className="flex flex-col gap-8">{children}</div>
    </div>
  );
}

interface SectionProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** One matter of a page, under its own heading. */
export function Section({ title, lead, actions, className, children }: SectionProps) {
  return (
    <section aria-label={title} className={className}>
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-60 flex-1">
          <h2 className="font-semibold text-base">{title}</h2>
          {lead ? (
            <div className="mt-0.5 max-w-2xl text-ink-2 text-pretty text-sm">{lead}</div>
          ) : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
