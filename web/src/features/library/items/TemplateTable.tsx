import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { cx } from "@/lib/classes";
import { formatDateTime, formatRelative } from "@/lib/formatting";
import type { TemplateSummary } from "@/lib/server/models";
import { StatusBadge } from "@/ui/Badge";
import { Checkbox } from "@/ui/fields/Checkbox";
import { Cell, HeadCell, Row, Table } from "@/ui/layout/Table";
import type { Actions } from "../actions";
import { type SortBy, sortOf } from "../search";
import type { Selection } from "../selecting/selection";
import type { Library } from "../useLibrary";
import { FindingMarks } from "./FindingMarks";
import { Highlighted } from "./Highlighted";
import { ItemActions } from "./ItemActions";
import { MatchLine } from "./MatchLine";
import { Thumbnail } from "./Thumbnail";

interface TemplateTableProps {
  library: Library;
  items: readonly TemplateSummary[];
  selection: Selection;
  actions: Actions;
  compact: boolean;
}

export function TemplateTable({ library, items, selection, actions, compact }: TemplateTableProps) {
  const count = selection.selected.size;
  const state = count === 0 ? false : count === items.length ? true : "indeterminate";
  return (
    <Table aria-label="Templates" className="table-fixed">
      <thead>
        <tr>
          <HeadCell className="w-9 pr-0">
            <Checkbox
              checked={state}
              label="Select all on this page"
              onChange={(on) => (on ? selection.all() : selection.clear())}
            />
          </HeadCell>
          <SortCell library={library} by="name">
            Name
          </SortCell>
          <HeadCell className="hidden w-28 sm:table-cell">Status</HeadCell>
          <HeadCell className="hidden w-32 lg:table-cell">Category</HeadCell>
          <HeadCell className="hidden w-48 xl:table-cell">Tags</HeadCell>
          <HeadCell className="hidden w-24 sm:table-cell">Findings</HeadCell>
          <SortCell library={library} by="updatedAt" className="hidden w-36 md:table-cell xl:w-60">
            Last changed
          </SortCell>
          <HeadCell className="w-12">
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <TemplateRow
            key={item.id}
            item={item}
            selection={selection}
            actions={actions}
            compact={compact}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface SortCellProps {
  library: Library;
  by: SortBy;
  className?: string;
  children: string;
}

function SortCell({ library, by, className, children }: SortCellProps) {
  const { sortBy, sortOrder } = sortOf(library.search);
  const active = sortBy === by;
  const Arrow = sortOrder === "asc" ? ArrowUp : ArrowDown;
  const order = active && sortOrder === "asc" ? "desc" : active ? "asc" : undefined;
  const sorted = sortOrder === "asc" ? "ascending" : "descending";
  return (
    <HeadCell className={className} aria-sort={active ? sorted : "none"}>
      <button
        type="button"
        onClick={() => library.change({ sort: by, order })}
        className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-ink"
      >
        {children}
        {active ? <Arrow aria-hidden className="size-3" /> : null}
      </button>
    </HeadCell>
  );
}

interface TemplateRowProps {
  item: TemplateSummary;
  selection: Selection;
  actions: Actions;
  compact: boolean;
}

function TemplateRow({ item, selection, actions, compact }: TemplateRowProps) {
  const selected = selection.has(item.id);
  const pad = compact ? "py-1" : "py-2";
  return (
    <Row data-template={item.id} className={cx("relative", selected && "bg-accent-soft/60")}>
      <Cell className={cx("relative z-10 pr-0", pad)}>
        <Checkbox
          checked={selected}
          label={`Select ${item.name}`}
          onChange={(_, event) => selection.toggle(item.id, event?.shiftKey)}
        />
      </Cell>
      <Cell className={pad}>
        <div className="flex min-w-0 items-center gap-3">
          {compact ? null : (
            <Thumbnail
              item={item}
              className="h-11 w-9 shrink-0 overflow-hidden rounded-sm border"
            />
          )}
          <RowName item={item} compact={compact} />
        </div>
      </Cell>
      <Cell className={cx("hidden sm:table-cell", pad)}>
        <StatusBadge status={item.status} />
      </Cell>
      <Cell className={cx("hidden truncate text-ink-2 text-sm lg:table-cell", pad)}>
        {item.category}
      </Cell>
      <Cell className={cx("hidden truncate text-ink-3 text-sm xl:table-cell", pad)}>
        {item.tags.join(", ")}
      </Cell>
      <Cell className={cx("hidden sm:table-cell", pad)}>
        <FindingMarks findings={item.findings} />
      </Cell>
      <Cell
        className={cx("hidden truncate text-ink-3 text-sm md:table-cell", pad)}
        title={`${formatDateTime(item.updatedAt)} by ${item.updatedBy.name}`}
      >
        {formatRelative(item.deletedAt ?? item.updatedAt)}
        <span className="hidden xl:inline"> · {item.updatedBy.name}</span>
      </Cell>
      <Cell className={cx("relative z-10 text-right", pad)}>
        <ItemActions item={item} actions={actions} shape="menu" />
      </Cell>
    </Row>
  );
}

function RowName({ item, compact }: { item: TemplateSummary; compact: boolean }) {
  const label = <Highlighted text={item.name} ranges={item.highlight?.name} />;
  return (
    <div className={cx("min-w-0", compact && "flex items-baseline gap-3")}>
      <div className="truncate font-medium text-ink">
        {item.deletedAt ? (
          label
        ) : (
          <Link
            to="/templates/$templateId"
            params={{ templateId: item.id }}
            preload={false}
            data-item-link
            className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            {label}
          </Link>
        )}
      </div>
      <div className="mt-0.5 flex items-center gap-2 sm:hidden">
        <StatusBadge status={item.status} />
        <FindingMarks findings={item.findings} />
      </div>
      <div
        className={cx(
          "hidden truncate text-ink-3 text-sm sm:block",
          compact && "flex-1 sm:hidden lg:block",
        )}
      >
        <MatchLine item={item} />
      </div>
    </div>
  );
}
