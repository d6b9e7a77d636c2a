import { Wrench } from "lucide-react";
import { Badge } from "@/ui/Badge";
import type { Finding } from "./requests";
import { byUrgency } from "./weights";

const WORDS = {
  high: { tone: "danger", word: "Urgent" },
  medium: { tone: "warning", word: "Soon" },
  low: { tone: "stone", word: "Some day" },
} as const;

export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul aria-label="Findings" className="divide-y rounded-lg border bg-surface">
      {byUrgency(findings).map((finding) => (
        <li key={finding.id} className="px-4 py-3">
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={WORDS[finding.severity].tone}>{WORDS[finding.severity].word}</Badge>
            <h3 className="font-medium">{finding.title}</h3>
          </div>
          <p className="mt-1 max-w-2xl text-ink-2 text-pretty text-sm">{finding.message}</p>
          <p className="mt-2 flex max-w-2xl gap-2 text-sm">
            <Wrench aria-label="How to mend it" className="mt-0.5 size-3.5 shrink-0 text-ink-3" />
            <span className="min-w-0 break-words">{finding.mend}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
