/** The head of a synced block: what it is called, what was changed, and publishing it. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Archive, ArchiveRestore, Ellipsis, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { errorSentence } from "@/lib/server/apiError";
import { changeBlock, refreshBlocks } from "@/lib/server/blocks";
import type { SyncedBlockContent } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Menu, MenuItem } from "@/ui/layers/Menu";
import { toast } from "@/ui/layers/toasts";
import { DeleteBlockDialog } from "./DeleteBlockDialog";
import { DetailsDialog } from "./DetailsDialog";
import { PublishDialog } from "./PublishDialog";
import type { Source } from "./useSource";

interface BlockHeaderProps {
  block: SyncedBlockContent;
  source: Source;
}

export function BlockHeader({ block, source }: BlockHeaderProps) {
  const [publishing, setPublishing] = useState(false);
  const reason = source.refusal ?? (source.changed ? undefined : "Nothing was changed yet");
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-4 py-2.5 sm:px-6">
      <h1 className="min-w-0 truncate font-semibold text-lg tracking-tight">{block.name}</h1>
      {block.archived ? <Badge>Archived</Badge> : null}
      <p role="status" className="min-w-0 flex-1 truncate text-ink-3 text-sm">
        Version {block.version}
        {source.changed ? " · changed, kept in this browser" : ""}
      </p>
      <BlockMenu block={block} />
      <Button variant="primary" disabledReason={reason} onClick={() => setPublishing(true)}>
        Publish
      </Button>
      {publishing ? (
        <PublishDialog block={block} source={source} onClose={() => setPublishing(false)} />
      ) : null}
    </header>
  );
}

function BlockMenu({ block }: { block: SyncedBlockContent }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayKeep = useCan("block:write");
  const [asked, setAsked] = useState<"details" | "delete" | null>(null);
  const archive = async () => {
    try {
      await changeBlock(block, { archived: !block.archived });
      await refreshBlocks(client);
      toast({ title: block.archived ? "Taken back" : "Archived: it is no longer offered" });
    } catch (error) {
      toast({ title: errorSentence(error), tone: "danger" });
    }
  };
  if (!mayKeep) {
    return null;
  }
  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} label="More about this block" />}>
        <MenuItem icon={PencilLine} onSelect={() => setAsked("details")}>
          Name and description
        </MenuItem>
        <MenuItem icon={block.archived ? ArchiveRestore : Archive} onSelect={() => void archive()}>
          {block.archived ? "Take back" : "Archive"}
        </MenuItem>
        <MenuItem icon={Trash2} tone="danger" onSelect={() => setAsked("delete")}>
          Delete
        </MenuItem>
      </Menu>
      {asked === "details" ? <DetailsDialog block={block} onClose={() => setAsked(null)} /> : null}
      {asked === "delete" ? (
        <DeleteBlockDialog
          block={block}
          onClose={() => setAsked(null)}
          onDeleted={() => void navigate({ to: "/blocks" })}
        />
      ) : null}
    </>
  );
}
