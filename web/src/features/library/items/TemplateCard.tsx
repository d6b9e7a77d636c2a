import { Link } from "@tanstack/react-router";
import { cx } from "@/lib/classes";
import { formatDateTime, formatRelative } from "@/lib/formatting";
import type { TemplateSummary } from "@/lib/server/models";
import { StatusBadge } from "@/ui/Badge";
import { Checkbox } from "@/ui/fields/Checkbox";
import type { Actions } from "../actions";
import type { Selection } from "../selecting/selection";
import { FindingMarks } from "./FindingMarks";
import { Highlighted } from "./Highlighted";
import { ItemActions } from "./ItemActions";
import { MatchLine } from "./MatchLine";
import { Thumbnail } from "./Thumbnail";

interface TemplateCardProps {
  item: TemplateSummary;
  selection: Selection;
  actions: Actions;
  compact: boolean;
}

const ON_HOVER =
  "opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100";

export function TemplateCard({ item, selection, actions, compact }: TemplateCardProps) {
  const selected = selection.has(item.id);
  const selecting = selection.selected.size > 0;
  return (
    <li
      data-template={item.id}
      className={cx(
        "group relative flex flex-col overflow-hidden rounded-lg border bg-surface shadow-1 transition-[border-color,box-shadow] focus-within:border-line-strong hover:border-line-strong hover:shadow-2",
        selected && "border-accent ring-1 ring-accent hover:border-accent",
      )}
    >
      <Thumbnail
        item={item}
        className={cx(
          "w-full border-b",
          compact ? "aspect-square" : "aspect-[16/11] sm:aspect-[4/3.6]",
        )}
      />
      <div className={cx("flex flex-1 flex-col", compact ? "gap-1 p-2.5" : "gap-1.5 p-3")}>
        <div className="flex items-start gap-1">
          <CardLink item={item} />
          <span className="relative z-10 -my-2 -mr-2 ml-auto hidden pointer-coarse:block">
            <ItemActions
              item={item}
              actions={actions}
              shape="menu"
              onSelect={() => selection.toggle(item.id)}
            />
          </span>
        </div>
        {compact ? null : (
          <p className="truncate text-ink-2 text-sm">
            <MatchLine item={item} />
          </p>
        )}
        <div className="mt-auto flex items-center gap-2 pt-0.5">
          <StatusBadge status={item.status} />
          <span className="text-ink-3 text-xs tabular-nums">v{item.version}</span>
          <span className="ml-auto">
            <FindingMarks findings={item.findings} />
          </span>
        </div>
        {compact ? null : (
          <div className="truncate text-ink-3 text-xs" title={formatDateTime(item.updatedAt)}>
            {formatRelative(item.deletedAt ?? item.updatedAt)} by {item.updatedBy.name}
          </div>
        )}
      </div>
      <span
        className={cx(
          "absolute top-2 left-2 flex size-7 items-center justify-center rounded-md bg-surface shadow-1",
          selected || selecting ? "" : cx(ON_HOVER, "pointer-coarse:hidden"),
        )}
      >
        <Checkbox
          checked={selected}
          label={`Select ${item.name}`}
          onChange={(_, event) => selection.toggle(item.id, event?.shiftKey)}
        />
      </span>
      <span
        className={cx(
          "absolute top-2 right-2 flex gap-1 pointer-coarse:hidden",
          selecting ? "hidden" : ON_HOVER,
        )}
      >
        <ItemActions item={item} actions={actions} shape="buttons" />
      </span>
    </li>
  );
}

function CardLink({ item }: { item: TemplateSummary }) {
  const name = <Highlighted text={item.name} ranges={item.highlight?.name} />;
  if (item.deletedAt) {
    return <span className="truncate font-medium text-ink">{name}</span>;
  }
  return (
    <Link
      to="/templates/$templateId"
      params={{ templateId: item.id }}
      preload={false}
      data-item-link
      className="truncate font-medium text-ink outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
    >
      {name}
    </Link>
  );
}
