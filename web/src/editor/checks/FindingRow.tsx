/** One finding: what, where, how to mend it, and for whom it matters. */

import { CircleAlert, Info, type LucideIcon, TriangleAlert, Wrench } from "lucide-react";
import type { Place, Severity } from "@/editor/checks/findings";
import { cx } from "@/lib/classes";
import { formatDay } from "@/lib/formatting";
import type { Finding } from "@/lib/server/models";
import { Button } from "@/ui/Button";

const LOOKS: Record<Severity, { icon: LucideIcon; color: string; word: string }> = {
  error: { icon: CircleAlert, color: "text-danger", word: "Error" },
  warning: { icon: TriangleAlert, color: "text-warning", word: "Warning" },
  info: { icon: Info, color: "text-ink-3", word: "Note" },
};

const PLACES: Record<Exclude<Place["kind"], "source">, string> = {
  block: "Show block",
  subject: "Subject",
  preheader: "Preheader",
  text: "Text part",
  variables: "Variables",
  samples: "Data",
};

/** How a place is called on a button. */
export function placeWord(place: Place): string {
  return place.kind === "source" ? `Line ${place.line}` : PLACES[place.kind];
}

interface FindingRowProps {
  finding: Finding;
  place: Place | undefined;
  onShow: ((place: Place) => void) | undefined;
  onFix: (() => void) | undefined;
  /** Mends all findings of this kind: how many, and how. */
  all?: { readonly count: number; readonly run: () => void } | undefined;
}

export function FindingRow({ finding, place, onShow, onFix, all }: FindingRowProps) {
  const { icon: Icon, color, word } = LOOKS[finding.severity];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3 py-2.5">
      <Icon aria-label={word} className={cx("mt-0.5 size-4 shrink-0", color)} />
      <div className="min-w-48 flex-1">
        <p className="text-pretty text-base">{finding.message}</p>
        <p className="text-pretty text-ink-2 text-sm">{finding.mend}</p>
        <p className="mt-1 flex flex-wrap gap-x-3 text-ink-3 text-xs">
          <code className="font-mono">{finding.check}</code>
          {finding.clients.length > 0 ? <span>{finding.clients.join(", ")}</span> : null}
          {finding.tested ? <span>tested {testedWord(finding.tested)}</span> : null}
        </p>
      </div>
      <span className="ml-auto flex gap-1.5">
        {all ? (
          <Button size="sm" icon={Wrench} onClick={all.run}>
            Fix all {all.count}
          </Button>
        ) : null}
        {onFix ? (
          <Button size="sm" icon={Wrench} onClick={onFix}>
            {finding.fix?.label ?? "Fix"}
          </Button>
        ) : null}
        {place && onShow ? (
          <Button size="sm" variant="ghost" onClick={() => onShow(place)}>
            {placeWord(place)}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** Test dates come as days or as months. */
function testedWord(tested: string): string {
  return /^\d{4}-\d{2}-\d{2}/.test(tested) ? formatDay(tested) : tested;
}
