import { cx } from "@/lib/classes";

/** The mark: an envelope on a worktop. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cx("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g
        fill="none"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      >
        <path d="M8 10.500 16 17l8-6.500" />
        <path d="M8 10.500v8.500M24 10.500v8.500" opacity=".55" />
        <path d="M8 23h16" />
      </g>
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <div className={cx("flex items-center gap-2.5", className)}>
      <LogoMark />
      <span className="font-semibold text-ink text-lg tracking-tight">Craftify Email</span>
    </div>
  );
}
