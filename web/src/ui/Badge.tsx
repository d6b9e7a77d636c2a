import type { LucideIcon } from "lucide-react";
import { Archive, CircleCheck, CircleDashed, Eye, Send } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { statusWord } from "@/lib/formatting";
import type { TemplateStatus } from "@/lib/server/models";

type Tone = "grey" | "stone" | "accent" | "success" | "warning" | "danger";

const TONES: Record<Tone, string> = {
  grey: "border border-line-strong text-ink-3",
  stone: "bg-stone-soft text-stone",
  accent: "bg-accent-soft text-accent-text",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};

interface BadgeProps {
  tone?: Tone;
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}

export function Badge({ tone = "stone", icon: Icon, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex h-5 shrink-0 items-center gap-1 align-middle whitespace-nowrap rounded-full px-2 font-medium text-xs",
        TONES[tone],
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3" /> : null}
      {children}
    </span>
  );
}

const STATUSES: Record<TemplateStatus, { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: "stone", icon: CircleDashed },
  in_review: { tone: "warning", icon: Eye },
  approved: { tone: "success", icon: CircleCheck },
  published: { tone: "accent", icon: Send },
  archived: { tone: "grey", icon: Archive },
};

export function StatusBadge({ status }: { status: TemplateStatus }) {
  const { tone, icon } = STATUSES[status] ?? STATUSES.draft;
  return (
    <Badge tone={tone} icon={icon}>
      {statusWord(status)}
    </Badge>
  );
}
