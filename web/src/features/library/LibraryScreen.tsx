import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { usePreferences } from "@/lib/browser/preferences";
import { formatNumber } from "@/lib/formatting";
import { useCan } from "@/lib/server/session";
import { facetsQuery } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { Display } from "./Display";
import { Filters } from "./Filters";
import { Results } from "./Results";
import { SearchField } from "./SearchField";
import { isFiltered } from "./search";
import { type Library, useLibrary } from "./useLibrary";

export function LibraryScreen() {
  const library = useLibrary();
  const { search, change, list } = library;
  const compact = usePreferences((preferences) => preferences.density === "compact");
  const facets = useQuery(facetsQuery).data;
  useBreadcrumbs(
    search.bin
      ? [{ label: "Library", to: "/templates" }, { label: "Bin" }]
      : [{ label: "Library" }],
  );
  const total = list.data?.pagination.total;
  const nothing = total === 0 && !isFiltered(search);
  const bare = nothing && !search.bin && facets?.total !== undefined && facets.total === 0;
  return (
    <div className="mx-auto flex min-h-full max-w-[100rem] flex-col px-4 pb-4 md:px-6">
      <div className="flex items-center gap-3 pt-5 pb-4">
        <h1 className="font-semibold text-xl tracking-tight">{search.bin ? "Bin" : "Library"}</h1>
        <Total total={total} filtered={isFiltered(search)} />
        {search.bin ? null : <NewButton />}
      </div>
      {bare || (nothing && search.bin) ? null : (
        <Toolbar
          library={library}
          onSearch={(q) => change({ q, sort: undefined, order: undefined }, { replace: true })}
        />
      )}
      <Results library={library} compact={compact} />
    </div>
  );
}

function Total({ total, filtered }: { total: number | undefined; filtered: boolean }) {
  if (total === undefined) {
    return null;
  }
  const words = filtered ? `${formatNumber(total)} found` : formatNumber(total);
  return (
    <span role="status" className="text-ink-3 text-sm tabular-nums">
      {words}
    </span>
  );
}

function NewButton() {
  const canWrite = useCan("template:write");
  if (!canWrite) {
    return null;
  }
  return (
    <Button asChild variant="primary" className="ml-auto">
      <Link to="/templates/new">
        <Plus aria-hidden className="size-4" />
        New template
      </Link>
    </Button>
  );
}

function Toolbar({ library, onSearch }: { library: Library; onSearch: (q: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4">
      <SearchField value={library.search.q ?? ""} onSearch={onSearch} />
      {library.search.bin ? null : (
        <div className="order-last -mx-4 w-screen overflow-x-auto px-4 md:order-none md:mx-0 md:w-auto md:px-0">
          <Filters {...library} />
        </div>
      )}
      <div className="ml-auto">
        <Display {...library} />
      </div>
    </div>
  );
}
