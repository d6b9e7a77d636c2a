/** The synced blocks of the organization: what is kept once and stands in many emails. */

import { useQuery } from "@tanstack/react-query";
import { Component, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { type BlockListQuery, blockListQuery } from "@/lib/server/blocks";
import type { SyncedBlock } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { SearchInput } from "@/ui/fields/SearchInput";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Page } from "@/ui/layout/Page";
import { Pager } from "@/ui/layout/Pager";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { BlockCard } from "./BlockCard";
import { NewBlockDialog } from "./NewBlockDialog";

const PER_PAGE = 24;
const NO_PERMISSION = "You need the permission to keep blocks";
type Shelf = "kept" | "archived";

export function BlocksScreen() {
  const mayKeep = useCan("block:write");
  const [making, setMaking] = useState(false);
  const [shelf, setShelf] = useState<Shelf>("kept");
  const [query, setQuery] = useState<BlockListQuery>({ search: "", page: 1, limit: PER_PAGE });
  const list = useQuery(blockListQuery({ ...query, archived: shelf === "archived" }));
  useBreadcrumbs([{ label: "Blocks" }]);
  return (
    <div className="p-4 sm:p-6">
      <Page
        title="Blocks"
        lead="Kept once, standing in many emails. Publish a version, and every email that follows shows it."
        width="wide"
        actions={
          <Button
            variant="primary"
            icon={Plus}
            disabledReason={mayKeep ? undefined : NO_PERMISSION}
            onClick={() => setMaking(true)}
          >
            New block
          </Button>
        }
      >
        <div className="flex flex-col gap-5">
          <div className="flex flex-wrap items-center gap-3">
            <SearchInput
              label="Search blocks"
              placeholder="Search names, tags and words"
              value={query.search ?? ""}
              onSearch={(search) => setQuery({ ...query, search, page: 1 })}
              className="w-full sm:w-72"
            />
            <SegmentedControl<Shelf>
              label="Which blocks"
              value={shelf}
              onChange={(next) => {
                setShelf(next);
                setQuery({ ...query, page: 1 });
              }}
              segments={[
                { value: "kept", label: "In use" },
                { value: "archived", label: "Archived" },
              ]}
            />
          </div>
          {list.isPending ? (
            <BlocksSkeleton />
          ) : list.isError ? (
            <ErrorState
              title="The blocks could not be loaded"
              error={list.error}
              onRetry={() => void list.refetch()}
              busy={list.isFetching}
            />
          ) : list.data.items.length === 0 ? (
            <NoBlocks searched={query.search !== ""} shelf={shelf} mayKeep={mayKeep} />
          ) : (
            <>
              <BlockGrid blocks={list.data.items} />
              <Pager
                pagination={list.data.pagination}
                shown={list.data.items.length}
                onPage={(page) => setQuery({ ...query, page })}
              />
            </>
          )}
        </div>
        {making ? <NewBlockDialog onClose={() => setMaking(false)} /> : null}
      </Page>
    </div>
  );
}

const GRID = "grid grid-cols-1 gap-4 min-[480px]:grid-cols-2 lg:grid-cols-3";

function BlockGrid({ blocks }: { blocks: readonly SyncedBlock[] }) {
  return (
    <ul aria-label="Blocks" className={GRID}>
      {blocks.map((block) => (
        <BlockCard key={block.id} block={block} />
      ))}
    </ul>
  );
}

interface NoBlocksProps {
  searched: boolean;
  shelf: Shelf;
  mayKeep: boolean;
}

function NoBlocks({ searched, shelf, mayKeep }: NoBlocksProps) {
  if (searched) {
    return (
      <EmptyState icon={SearchX} title="Nothing found">
        No block has these words in its name, its tags or its text.
      </EmptyState>
    );
  }
  if (shelf === "archived") {
    return (
      <EmptyState icon={Component} title="Nothing is archived">
        Archived blocks stay where they are in emails, and are no longer offered.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Component} title="No synced blocks yet">
      {mayKeep
        ? "Make a header, a footer or a legal note here, or select something in an email and save it as a synced block."
        : "Somebody who may keep blocks can make the first one."}
    </EmptyState>
  );
}

function BlocksSkeleton() {
  return (
    <div role="status" aria-label="Loading the blocks" className={GRID}>
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <Skeleton key={key} className="h-56 w-full rounded-lg" />
      ))}
    </div>
  );
}
