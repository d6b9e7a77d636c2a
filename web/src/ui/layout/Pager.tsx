import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatNumber } from "@/lib/formatting";
import type { Pagination } from "@/lib/server/models";
import { IconButton } from "@/ui/IconButton";

interface PagerProps {
  pagination: Pagination;
  shown: number;
  onPage: (page: number) => void;
}

export function Pager({ pagination, shown, onPage }: PagerProps) {
  const { page, limit, total, pages } = pagination;
  if (pages <= 1) {
    return null;
  }
  const first = (page - 1) * limit + 1;
  return (
    <nav aria-label="Pages" className="flex items-center justify-center gap-3 py-6">
      <IconButton
        icon={ChevronLeft}
        label="Previous page"
        tone="outline"
        disabledReason={page > 1 ? undefined : "This is the first page"}
        onClick={() => onPage(page - 1)}
      />
      <span className="text-ink-2 text-sm tabular-nums">
        {formatNumber(first)}–{formatNumber(first + shown - 1)} of {formatNumber(total)}
      </span>
      <IconButton
        icon={ChevronRight}
        label="Next page"
        tone="outline"
        disabledReason={page < pages ? undefined : "This is the last page"}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
}
