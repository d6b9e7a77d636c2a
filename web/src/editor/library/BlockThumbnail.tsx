// A true picture of a synced block: compiled by the server, alone, with sample data.
import { useQuery } from "@tanstack/react-query";
import { withoutFetchedStyles } from "@/lib/pictures";
import { blockPageQuery } from "@/lib/server/blocks";
import type { SyncedBlock } from "@/lib/server/models";
import { EmailFrame } from "@/ui/EmailFrame";
import { useInSight } from "@/ui/inSight";
import { frameDocument } from "../preview/framed/frameDocument";

const asPicture = (html: string) => frameDocument(withoutFetchedStyles(html));

interface BlockThumbnailProps {
  readonly block: Pick<SyncedBlock, "id" | "version" | "name">;
  readonly className?: string;
}

export function BlockThumbnail({ block, className }: BlockThumbnailProps) {
  const { ref, seen } = useInSight<HTMLDivElement>();
  const picture = useQuery({ ...blockPageQuery(block), enabled: seen, select: asPicture });
  return (
    <div ref={ref} className={className}>
      <EmailFrame
        page={picture.data}
        failed={picture.isError}
        title={`Preview of ${block.name}`}
        layoutWidth={560}
        className="size-full"
      />
    </div>
  );
}
