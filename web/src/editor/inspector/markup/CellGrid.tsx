/** Cells side by side; rows and columns are added behind and taken away where they stand. */
import { AlignCenter, AlignLeft, AlignRight, Ellipsis, Plus, Trash2 } from "lucide-react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/ui/layers/Menu";
import { BARE, MINI } from "../fields/look";
import { useDraft } from "../gestures/useDraft";
import type { Cell, Rows } from "../values/rows";
import {
  type Align,
  alignOf,
  withAlign,
  withCell,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
} from "../values/tables";

interface CellGridProps {
  table: Rows;
  locked: string | undefined;
  onChange: (table: Rows) => void;
}

const ALIGNS: readonly { value: Align; label: string; icon: typeof AlignLeft }[] = [
  { value: "left", label: "Left", icon: AlignLeft },
  { value: "center", label: "Center", icon: AlignCenter },
  { value: "right", label: "Right", icon: AlignRight },
];

export function CellGrid({ table, locked, onChange }: CellGridProps) {
  const columns = table.rows[0]?.cells.length ?? 0;
  return (
    <div className="-mx-3 overflow-x-auto px-3">
      <table className="w-full border-separate border-spacing-0.5">
        {locked ? null : (
          <thead>
            <tr>
              {Array.from({ length: columns }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by place
                <th key={column} scope="col" className="p-0">
                  <ColumnMenu table={table} column={column} columns={columns} onChange={onChange} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by place
            <tr key={at}>
              {row.cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by place
                <td key={column} className="min-w-20 p-0">
                  <CellInput
                    cell={cell}
                    label={`Row ${at + 1}, column ${column + 1}`}
                    locked={locked}
                    onChange={(html) => onChange(withCell(table, at, column, html))}
                  />
                </td>
              ))}
              {locked ? null : (
                <td className="w-6 p-0">
                  <RowMenu table={table} row={at} onChange={onChange} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        size="sm"
        variant="ghost"
        icon={Plus}
        disabledReason={locked}
        onClick={() => onChange(withRow(table, table.rows.length - 1))}
      >
        Row
      </Button>
      <Button
        size="sm"
        variant="ghost"
        icon={Plus}
        disabledReason={locked ?? (columns === 0 ? "Add a row first" : undefined)}
        onClick={() => onChange(withColumn(table, columns - 1))}
      >
        Column
      </Button>
    </div>
  );
}

interface CellInputProps {
  cell: Cell;
  label: string;
  locked: string | undefined;
  onChange: (html: string) => void;
}

function CellInput({ cell, label, locked, onChange }: CellInputProps) {
  const draft = useDraft(cell.html, onChange, { live: true });
  return (
    <input
      aria-label={label}
      title={locked}
      disabled={locked !== undefined}
      {...draft.bind}
      className={cx(
        BARE,
        "h-7 rounded-sm bg-sunken px-1.5 focus-visible:bg-surface focus-visible:outline-2 focus-visible:outline-accent dark:bg-active/50 pointer-coarse:h-9",
        cell.tag === "th" && "font-semibold",
      )}
    />
  );
}

interface ColumnMenuProps {
  table: Rows;
  column: number;
  columns: number;
  onChange: (table: Rows) => void;
}

function ColumnMenu({ table, column, columns, onChange }: ColumnMenuProps) {
  return (
    <Menu
      align="center"
      trigger={
        <button
          type="button"
          aria-label={`Column ${column + 1}`}
          className={cx(MINI, "h-4 w-full pointer-coarse:h-7 pointer-coarse:w-full")}
        >
          <Ellipsis aria-hidden className="size-3.5" />
        </button>
      }
    >
      <MenuChoice
        label="Align"
        value={alignOf(table, column) ?? "left"}
        options={ALIGNS}
        onChange={(align) => onChange(withAlign(table, column, align))}
      />
      <MenuSeparator />
      <MenuItem icon={Plus} onSelect={() => onChange(withColumn(table, column))}>
        Add column behind
      </MenuItem>
      <MenuItem
        icon={Trash2}
        tone="danger"
        disabled={columns < 2}
        onSelect={() => onChange(withoutColumn(table, column))}
      >
        Delete column
      </MenuItem>
    </Menu>
  );
}

interface RowMenuProps {
  table: Rows;
  row: number;
  onChange: (table: Rows) => void;
}

function RowMenu({ table, row, onChange }: RowMenuProps) {
  return (
    <Menu
      trigger={
        <button type="button" aria-label={`Row ${row + 1}`} className={MINI}>
          <Ellipsis aria-hidden className="size-3.5 rotate-90" />
        </button>
      }
    >
      <MenuItem icon={Plus} onSelect={() => onChange(withRow(table, row))}>
        Add row below
      </MenuItem>
      <MenuItem icon={Trash2} tone="danger" onSelect={() => onChange(withoutRow(table, row))}>
        Delete row
      </MenuItem>
    </Menu>
  );
}
