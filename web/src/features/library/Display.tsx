import { ArrowDownUp, LayoutGrid, Rows3 } from "lucide-react";
import { prefer, usePreferences } from "@/lib/browser/preferences";
import { Button } from "@/ui/Button";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Menu, MenuChoice, MenuLabel, MenuSeparator } from "@/ui/layers/Menu";
import { type SortBy, sortOf, useView } from "./search";
import type { Library } from "./useLibrary";

const SORTS: readonly { value: SortBy; label: string; order: "asc" | "desc" }[] = [
  { value: "updatedAt", label: "Last changed", order: "desc" },
  { value: "createdAt", label: "Newest", order: "desc" },
  { value: "name", label: "Name", order: "asc" },
];
const RELEVANCE = { value: "relevance", label: "Best match", order: "desc" } as const;

/** How the list is sorted and drawn. */
export function Display({ search, change }: Library) {
  const view = useView(search);
  const density = usePreferences((preferences) => preferences.density);
  const { sortBy, sortOrder } = sortOf(search);
  const sorts = search.q ? [RELEVANCE, ...SORTS] : SORTS;
  const current = sorts.find((sort) => sort.value === sortBy) ?? SORTS[0];
  const usual = current?.order === sortOrder;
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="sm"
            icon={ArrowDownUp}
            aria-label={`${current?.label ?? ""}: sort and density`}
          >
            <span className="hidden lg:inline">{current?.label}</span>
          </Button>
        }
      >
        <MenuLabel>Sort by</MenuLabel>
        <MenuChoice
          label="Sort by"
          value={sortBy}
          options={sorts}
          onChange={(sort) => change({ sort, order: undefined })}
        />
        <MenuSeparator />
        <MenuChoice
          label="Order"
          value={usual ? "usual" : "reversed"}
          options={[
            { value: "usual", label: "Usual order" },
            { value: "reversed", label: "Reversed" },
          ]}
          onChange={(order) => {
            const reversed = current?.order === "asc" ? "desc" : "asc";
            change({ sort: sortBy, order: order === "usual" ? current?.order : reversed });
          }}
        />
        <MenuSeparator />
        <MenuLabel>Density</MenuLabel>
        <MenuChoice
          label="Density"
          value={density}
          options={[
            { value: "comfortable", label: "Comfortable" },
            { value: "compact", label: "Compact" },
          ]}
          onChange={(next) => prefer({ density: next })}
        />
      </Menu>
      <SegmentedControl
        label="View"
        value={view}
        segments={[
          { value: "grid", label: "Grid", icon: LayoutGrid },
          { value: "table", label: "Table", icon: Rows3 },
        ]}
        onChange={(next) => {
          prefer({ libraryView: next });
          change({ view: next, page: search.page }, { replace: true });
        }}
      />
    </div>
  );
}
