import type { LucideIcon } from "lucide-react";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

const TONES: Record<"info" | "warning" | "danger", { icon: LucideIcon; classes: string }> = {
  info: { icon: Info, classes: "bg-accent-soft text-accent-text" },
  warning: { icon: TriangleAlert, classes: "bg-warning-soft text-warning" },
  danger: { icon: CircleAlert, classes: "bg-danger-soft text-danger" },
};

interface NoticeProps {
  tone?: keyof typeof TONES;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Something to know about what stands below it. A danger is read aloud at once. */
export function Notice({ tone = "info", action, className, children }: NoticeProps) {
  const { icon: Icon, classes } = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cx("flex items-start gap-2.5 rounded-md px-3 py-2 text-sm", classes, className)}
    >
      <Icon aria-hidden className="mt-px size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
