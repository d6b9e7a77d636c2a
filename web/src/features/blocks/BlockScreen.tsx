/** One synced block: its source in the editor, its versions, and where it is used. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { blockQuery } from "@/lib/server/blocks";
import type { SyncedBlockContent } from "@/lib/server/models";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { BlockHeader } from "./BlockHeader";
import { SourceEditor } from "./SourceEditor";
import { UseList } from "./UseList";
import { useSource } from "./useSource";
import { VersionList } from "./VersionList";

type Tab = "source" | "uses" | "versions";

export function BlockScreen({ blockId }: { blockId: string }) {
  const block = useQuery(blockQuery(blockId));
  useBreadcrumbs([{ label: "Blocks", to: "/blocks" }, { label: block.data?.name ?? "Block" }]);
  if (block.isPending) {
    return <BlockSkeleton />;
  }
  if (block.isError) {
    return (
      <ErrorState
        title="The block could not be loaded"
        error={block.error}
        onRetry={() => void block.refetch()}
        busy={block.isFetching}
        page
      />
    );
  }
  return <OpenBlock key={block.data.id} block={block.data} />;
}

function OpenBlock({ block }: { block: SyncedBlockContent }) {
  const [tab, setTab] = useState<Tab>("source");
  const source = useSource(block);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <BlockHeader block={block} source={source} />
      <Tabs<Tab>
        label="Block"
        value={tab}
        onChange={setTab}
        className="min-h-0 flex-1"
        tabs={[
          { value: "source", label: "Source" },
          { value: "uses", label: "Used in" },
          { value: "versions", label: "Versions" },
        ]}
      >
        <TabPanel value="source">
          <SourceEditor editor={source.editor} />
        </TabPanel>
        <TabPanel value="uses">
          <UseList blockId={block.id} />
        </TabPanel>
        <TabPanel value="versions">
          <VersionList block={block} source={source} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function BlockSkeleton() {
  return (
    <div role="status" aria-label="Loading the block" className="flex flex-col gap-4 p-6">
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-[60vh] w-full" />
    </div>
  );
}
