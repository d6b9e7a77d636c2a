/** The cells of a table as a grid; what is written in another way is edited as HTML. */
import { useState } from "react";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Switch } from "@/ui/fields/Switch";
import type { Table } from "../../document/model";
import { Group } from "../Group";
import { parseRows, printRows, type Rows } from "../values/rows";
import { hasHeader, isGrid, withHeader } from "../values/tables";
import { CellGrid } from "./CellGrid";
import { MarkupEditor } from "./MarkupEditor";
import { useMarkup } from "./useMarkup";

const VIEWS = [
  { value: "grid", label: "Cells" },
  { value: "html", label: "HTML" },
] as const;

export function TableFields({ block, locked }: { block: Table; locked: string | undefined }) {
  const { html, write } = useMarkup(block);
  const [view, setView] = useState<"grid" | "html">("grid");
  const rows = parseRows(html);
  const grid = rows !== null && isGrid(rows) ? rows : null;
  const change = (next: Rows) => write(printRows(next));
  return (
    <Group
      title="Cells"
      aside={
        grid ? (
          <SegmentedControl
            label="Edit the table as"
            value={view}
            segments={VIEWS}
            onChange={setView}
            className="h-7"
          />
        ) : null
      }
    >
      {grid && view === "grid" ? (
        <>
          <CellGrid table={grid} locked={locked} onChange={change} />
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control */}
          <label className="flex items-center gap-2 text-ink-2 text-sm">
            <Switch
              checked={hasHeader(grid)}
              disabled={locked !== undefined || grid.rows.length === 0}
              onChange={(header) => change(withHeader(grid, header))}
            />
            The first row names the columns
          </label>
        </>
      ) : (
        <>
          {grid ? null : (
            <p className="text-ink-3 text-xs">
              The rows of this table are not all alike, so they are edited as HTML.
            </p>
          )}
          <MarkupEditor label="Rows of the table" value={html} locked={locked} onChange={write} />
        </>
      )}
    </Group>
  );
}
