import { cx } from "@/lib/classes";
import { Pager } from "@/ui/layout/Pager";
import { ErrorState } from "@/ui/states/ErrorState";
import { useActions } from "./actions";
import { EmptyLibrary } from "./EmptyLibrary";
import { GRID } from "./grid";
import { TemplateCard } from "./items/TemplateCard";
import { TemplateTable } from "./items/TemplateTable";
import { LibrarySkeleton } from "./LibrarySkeleton";
import { useView } from "./search";
import { BulkBar } from "./selecting/BulkBar";
import { useSelection } from "./selecting/selection";
import { useWalking } from "./selecting/walking";
import type { Library } from "./useLibrary";

interface ResultsProps {
  library: Library;
  compact: boolean;
}

export function Results({ library, compact }: ResultsProps) {
  const { search, list, change } = library;
  const view = useView(search);
  const actions = useActions();
  const items = list.data?.items ?? [];
  const selection = useSelection(items.map((item) => item.id));
  useWalking(selection);

  if (list.isPending) {
    return <LibrarySkeleton view={view} compact={compact} />;
  }
  if (list.isError && !list.data) {
    return (
      <ErrorState
        title="The templates could not be loaded"
        error={list.error}
        onRetry={() => list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  if (items.length === 0) {
    return <EmptyLibrary {...library} />;
  }
  const shared = { selection, actions, compact };
  return (
    <div className="flex flex-1 flex-col">
      <div
        className={cx(
          "transition-opacity duration-180",
          list.isPlaceholderData && "pointer-events-none opacity-60",
        )}
      >
        {view === "grid" ? (
          <ul aria-label="Templates" className={compact ? GRID.compact : GRID.comfortable}>
            {items.map((item) => (
              <TemplateCard key={item.id} item={item} {...shared} />
            ))}
          </ul>
        ) : (
          <TemplateTable library={library} items={items} {...shared} />
        )}
      </div>
      {list.data ? (
        <Pager
          pagination={list.data.pagination}
          shown={items.length}
          onPage={(page) => change({ page })}
        />
      ) : null}
      <div className="mt-auto" />
      <BulkBar items={items} selection={selection} actions={actions} bin={Boolean(search.bin)} />
    </div>
  );
}
