/** One thing that keeps the source from compiling, with the line it stands on. */

import { CircleAlert } from "lucide-react";
import { placeWord } from "@/editor/checks/FindingRow";
import { type Place, placeOfError } from "@/editor/checks/findings";
import type { ErrorDetail } from "@/lib/server/models";
import { Button } from "@/ui/Button";

interface ProblemRowProps {
  problem: ErrorDetail;
  onShow: (place: Place) => void;
}

export function ProblemRow({ problem, onShow }: ProblemRowProps) {
  const place = placeOfError(problem);
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3 py-2.5">
      <CircleAlert aria-label="Error" className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-48 flex-1">
        <p className="text-pretty text-base">{problem.message}</p>
        {problem.excerpt ? (
          <pre className="mt-1.5 overflow-x-auto rounded-md bg-sunken px-2.5 py-1.5 font-mono text-xs">
            {problem.excerpt}
          </pre>
        ) : null}
      </div>
      {place ? (
        <Button size="sm" variant="ghost" className="ml-auto" onClick={() => onShow(place)}>
          {placeWord(place)}
        </Button>
      ) : null}
    </li>
  );
}
