/** The history of a synced block; an older version can be brought back into the editor. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BlockFragment } from "@/editor/library/fragments";
import { formatDateTime } from "@/lib/formatting";
import { errorSentence } from "@/lib/server/apiError";
import { blockVersionsQuery, readVersion } from "@/lib/server/blocks";
import type { BlockVersion, SyncedBlock } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/layers/toasts";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import type { Source } from "./useSource";

interface VersionListProps {
  block: SyncedBlock;
  source: Source;
}

export function VersionList({ block, source }: VersionListProps) {
  const versions = useQuery(blockVersionsQuery(block.id));
  if (versions.isPending) {
    return (
      <div role="status" aria-label="Loading the versions" className="p-6">
        <Skeleton className="h-32 w-full" />
      </div>
    );
  }
  if (versions.isError) {
    return <ErrorState title="The versions could not be loaded" error={versions.error} />;
  }
  return (
    <div className="mx-auto max-w-3xl p-4 sm:p-6">
      <ul aria-label="Versions" className="divide-y rounded-lg border bg-surface">
        {versions.data.map((version) => (
          <VersionRow key={version.version} block={block} version={version} source={source} />
        ))}
      </ul>
    </div>
  );
}

interface VersionRowProps extends VersionListProps {
  version: BlockVersion;
}

function VersionRow({ block, version, source }: VersionRowProps) {
  const [busy, setBusy] = useState(false);
  const newest = version.version === block.version;
  const bringBack = async () => {
    setBusy(true);
    try {
      const content = await readVersion(block.id, version.version);
      source.show(content as unknown as BlockFragment);
      toast({ title: `Version ${version.version} is in the editor. Publish it to use it.` });
    } catch (error) {
      toast({ title: errorSentence(error), tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      <div className="min-w-48 flex-1">
        <p className="flex items-center gap-2 font-medium">
          Version {version.version}
          {newest ? <Badge>Newest</Badge> : null}
        </p>
        {version.message ? <p className="text-ink-2 text-sm">{version.message}</p> : null}
        <p className="text-ink-3 text-xs">
          {version.createdBy.name} · {formatDateTime(version.createdAt)}
        </p>
      </div>
      {source.editor.readOnly ? null : (
        <Button size="sm" busy={busy} onClick={() => void bringBack()}>
          Bring into the editor
        </Button>
      )}
    </li>
  );
}
