// The synced blocks of the organization, to be put into the email by click, Enter or drag.
import { useQuery } from "@tanstack/react-query";
import { Component } from "lucide-react";
import { useState } from "react";
import { blockListQuery } from "@/lib/server/blocks";
import { Button } from "@/ui/Button";
import { SearchInput } from "@/ui/fields/SearchInput";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { useEditor, useEditorState } from "../session/EditorContext";
import { BlockTile } from "./BlockTile";

const MOST = 100;

export function BlockPicker() {
  const [search, setSearch] = useState("");
  const list = useQuery(blockListQuery({ search, limit: MOST }));
  return (
    <section aria-label="Synced blocks" className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 p-3 pb-2">
        <SearchInput
          label="Search synced blocks"
          placeholder="Search synced blocks"
          value={search}
          onSearch={setSearch}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        {list.isPending ? (
          <PickerSkeleton />
        ) : list.isError ? (
          <ErrorState
            title="The blocks could not be loaded"
            error={list.error}
            onRetry={() => void list.refetch()}
            busy={list.isFetching}
          />
        ) : list.data.items.length === 0 ? (
          <NothingThere searched={search !== ""} />
        ) : (
          <ul aria-label="Blocks" className="flex flex-col gap-2">
            {list.data.items.map((block) => (
              <BlockTile key={block.id} block={block} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function NothingThere({ searched }: { searched: boolean }) {
  const editor = useEditor();
  const chosen = useEditorState((state) => state.selection.length > 0);
  if (searched) {
    return <p className="px-1 py-6 text-center text-ink-3 text-sm">No block matches.</p>;
  }
  return (
    <EmptyState
      icon={Component}
      title="No synced blocks yet"
      className="px-1 py-8"
      actions={
        editor.readOnly ? null : (
          <Button
            size="sm"
            disabledReason={chosen ? undefined : "Select something in the email first"}
            onClick={() => editor.show({ asked: "save-block" })}
          >
            Save the selection as a block
          </Button>
        )
      }
    >
      A synced block is kept once and stands in many emails: a footer, a header, a legal note.
    </EmptyState>
  );
}

function PickerSkeleton() {
  return (
    <div role="status" aria-label="Loading the blocks" className="flex flex-col gap-2">
      {["a", "b", "c"].map((key) => (
        <Skeleton key={key} className="h-28 w-full" />
      ))}
    </div>
  );
}
