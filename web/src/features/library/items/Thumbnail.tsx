import { useQuery } from "@tanstack/react-query";
import { frameDocument } from "@/editor/preview/framed/frameDocument";
import { withoutFetchedStyles } from "@/lib/pictures";
import type { TemplateSummary } from "@/lib/server/models";
import { thumbnailQuery } from "@/lib/server/templates";
import { EmailFrame } from "@/ui/EmailFrame";
import { useInSight } from "@/ui/inSight";

const asPicture = (html: string) => frameDocument(withoutFetchedStyles(html));

interface ThumbnailProps {
  item: TemplateSummary;
  className?: string;
}

/** The compiled email with sample data, asked for when it comes near the visible part. */
export function Thumbnail({ item, className }: ThumbnailProps) {
  const { ref, seen } = useInSight<HTMLDivElement>();
  const picture = useQuery({ ...thumbnailQuery(item), enabled: seen, select: asPicture });
  return (
    <div ref={ref} className={className}>
      <EmailFrame
        page={picture.data}
        failed={picture.isError}
        title={`Preview of ${item.name}`}
        className="size-full"
      />
    </div>
  );
}
