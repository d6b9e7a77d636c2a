import { useQueryClient } from "@tanstack/react-query";
import { formatCount } from "@/lib/formatting";
import { Button } from "@/ui/Button";
import { DropZone } from "./DropZone";
import { ImportResult } from "./ImportResult";
import { clearImport, type ImportState, startImport, useImportState } from "./importing";

/** Bring in emails from files, with an honest report for each. */
export function ImportPanel() {
  const client = useQueryClient();
  const state = useImportState();
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <DropZone busy={state.running} onFiles={(uploads) => startImport(client, uploads)} />
      {state.running ? <Progress {...state} /> : null}
      {state.rows.length > 0 ? (
        <section aria-label="Results">
          <div className="flex items-center gap-3 pb-2">
            <h2 className="font-semibold">
              <span role="status">{summary(state)}</span>
            </h2>
            {state.running ? null : (
              <Button variant="ghost" size="sm" className="ml-auto" onClick={clearImport}>
                Clear
              </Button>
            )}
          </div>
          <ul className="divide-y rounded-lg border bg-surface">
            {state.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one file may come twice; rows only grow
              <ImportResult key={`${state.rows.length - index}-${row.file}`} row={row} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function summary({ rows, leftOut }: ImportState): string {
  const failed = rows.filter((row) => row.error).length;
  const taken = rows.length - failed;
  return [
    `${formatCount(taken, "email")} imported`,
    failed > 0 ? `${failed} could not be taken` : "",
    leftOut > 0 ? `${formatCount(leftOut, "other file")} left out` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function Progress({ done, total }: ImportState) {
  return (
    <div role="status">
      <div className="flex justify-between pb-1.5 text-ink-2 text-sm">
        <span>Importing…</span>
        <span className="tabular-nums">
          {done} of {total}
        </span>
      </div>
      <progress
        aria-label="Import"
        value={done}
        max={Math.max(1, total)}
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-active [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-active [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-all"
      />
    </div>
  );
}
