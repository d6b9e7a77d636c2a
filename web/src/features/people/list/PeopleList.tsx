import { SearchX, UserPlus } from "lucide-react";
import { cx } from "@/lib/classes";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Pager } from "@/ui/layout/Pager";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { isNarrowed } from "../search";
import type { People } from "../usePeople";
import { PeopleTable } from "./PeopleTable";

interface PeopleListProps {
  people: People;
  openId: string | undefined;
}

export function PeopleList({ people, openId }: PeopleListProps) {
  const { list, search, change } = people;
  const canInvite = useCan("user:invite");
  if (list.isPending) {
    return <PeopleSkeleton />;
  }
  if (list.isError && !list.data) {
    return (
      <ErrorState
        title="The people could not be loaded"
        error={list.error}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  const { items, pagination } = list.data;
  if (items.length === 0) {
    const clear = { q: undefined, role: undefined, status: undefined, team: undefined };
    return (
      <EmptyState
        icon={SearchX}
        title="Nobody matches"
        actions={
          <Button onClick={() => void change({ ...clear, page: undefined })}>
            Clear search and filters
          </Button>
        }
      >
        Search looks at names and addresses.
      </EmptyState>
    );
  }
  return (
    <>
      <div
        className={cx(
          "@container transition-opacity duration-180",
          list.isPlaceholderData && "pointer-events-none opacity-60",
        )}
      >
        <PeopleTable items={items} search={search} openId={openId} />
      </div>
      <Pager
        pagination={pagination}
        shown={items.length}
        onPage={(page) => void change({ page })}
      />
      {pagination.total === 1 && !isNarrowed(search) && canInvite ? (
        <EmptyState
          icon={UserPlus}
          title="You are alone here"
          actions={<Button onClick={() => void change({ invite: true })}>Invite people</Button>}
        >
          Bring in who designs, writes, approves or looks at your emails.
        </EmptyState>
      ) : null}
    </>
  );
}

const ROWS = ["a", "b", "c", "d", "e", "f"];

function PeopleSkeleton() {
  return (
    <div role="status" aria-label="Loading the people" className="mt-8 border-t">
      {ROWS.map((key) => (
        <div key={key} className="flex h-14 items-center gap-3 border-b px-3">
          <Skeleton className="size-7 rounded-full" />
          <div className="flex flex-1 flex-col gap-1.5">
            <Skeleton className="h-3.5 w-36" />
            <Skeleton className="h-3 w-48" />
          </div>
          <Skeleton className="hidden h-3.5 w-20 sm:block" />
          <Skeleton className="hidden h-3.5 w-28 md:block" />
        </div>
      ))}
    </div>
  );
}
