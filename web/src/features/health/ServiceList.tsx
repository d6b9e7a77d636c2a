import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { Badge } from "@/ui/Badge";
import type { Service } from "./requests";
import { latencyWords } from "./words";

const STATES = {
  ok: { tone: "success", word: "Works", icon: CircleCheck },
  degraded: { tone: "warning", word: "Slow", icon: TriangleAlert },
  down: { tone: "danger", word: "Down", icon: CircleX },
} as const;

export function ServiceList({ services }: { services: readonly Service[] }) {
  return (
    <ul aria-label="Services" className="divide-y rounded-lg border bg-surface">
      {services.map(({ name, status, detail, milliseconds }) => {
        const { tone, word, icon } = STATES[status];
        return (
          <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="w-32 font-medium first-letter:uppercase">{name}</span>
            <Badge tone={tone} icon={icon}>
              {word}
            </Badge>
            <span className="min-w-0 flex-1 break-words text-ink-2 text-sm">{detail}</span>
            <span className="text-ink-3 text-xs tabular-nums">
              {milliseconds === null ? null : latencyWords(milliseconds)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
