import { ShieldAlert, ShieldCheck, ShieldQuestion } from "lucide-react";
import { cx } from "@/lib/classes";
import { formatCount } from "@/lib/formatting";
import type { Posture } from "./requests";
import { gradeOf } from "./weights";

const GRADES = {
  good: { icon: ShieldCheck, words: "Nothing to mend", tone: "text-success bg-success-soft" },
  fair: { icon: ShieldQuestion, words: "Good, with room", tone: "text-warning bg-warning-soft" },
  poor: { icon: ShieldAlert, words: "Needs your attention", tone: "text-danger bg-danger-soft" },
} as const;

export function Summary({ posture }: { posture: Posture }) {
  const { icon: Icon, words, tone } = GRADES[gradeOf(posture)];
  const on = posture.layers.filter((layer) => layer.on).length;
  return (
    <div className="flex items-center gap-4 rounded-lg border bg-surface p-4">
      <span className={cx("flex size-11 shrink-0 items-center justify-center rounded-lg", tone)}>
        <Icon aria-hidden className="size-6" />
      </span>
      <div className="min-w-0">
        <p className="font-semibold text-lg">{words}</p>
        <p className="text-ink-2 text-sm">
          {on} of {formatCount(posture.layers.length, "layer")} on,{" "}
          {posture.findings.length === 0
            ? "no findings"
            : formatCount(posture.findings.length, "finding")}
        </p>
      </div>
    </div>
  );
}
