import type { UseQueryResult } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useMemo } from "react";
import { frameDocument } from "@/editor/preview/framed/frameDocument";
import { cx } from "@/lib/classes";
import { formatBytes, formatCount } from "@/lib/formatting";
import type { Preview } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { EmptyState } from "@/ui/states/EmptyState";
import { Skeleton } from "@/ui/states/Skeleton";
import type { SourceKind } from "./detecting";
import { PasteError } from "./PasteError";

interface PastePreviewProps {
  kind: SourceKind | null;
  render: UseQueryResult<Preview>;
}

/** The email that the pasted source makes, and what we found in it. */
export function PastePreview({ kind, render }: PastePreviewProps) {
  const { data, error, isFetching } = render;
  const html = data?.html ?? "";
  const page = useMemo(() => frameDocument(html), [html]);
  return (
    <section
      aria-label="Preview"
      className="flex min-h-80 flex-col overflow-hidden rounded-lg border bg-surface"
    >
      {!kind ? (
        <EmptyState icon={Eye} title="The email shows here" className="my-auto">
          Paste a source on the left. Nothing is stored until you create the template.
        </EmptyState>
      ) : error ? (
        <div className="p-4">
          <PasteError error={error} />
        </div>
      ) : data ? (
        <>
          <Facts preview={data} />
          <iframe
            srcDoc={page}
            title="Preview of the pasted email"
            sandbox=""
            className={cx(
              "min-h-80 w-full flex-1 bg-white transition-opacity",
              isFetching && "opacity-60",
            )}
            style={{ colorScheme: "light" }}
          />
        </>
      ) : (
        <Skeleton className="flex-1 rounded-none" />
      )}
    </section>
  );
}

function Facts({ preview }: { preview: Preview }) {
  const of = (severity: string) =>
    preview.findings.filter((finding) => finding.severity === severity).length;
  const errors = of("error");
  const warnings = of("warning");
  return (
    <div role="status" className="flex flex-wrap items-center gap-1.5 border-b px-3 py-2">
      <Badge>{formatBytes(preview.size.html)}</Badge>
      <Badge>{formatCount(preview.variables.length, "variable")}</Badge>
      {errors > 0 ? <Badge tone="danger">{formatCount(errors, "error")}</Badge> : null}
      {warnings > 0 ? <Badge tone="warning">{formatCount(warnings, "warning")}</Badge> : null}
      {errors + warnings === 0 ? <Badge tone="success">No findings</Badge> : null}
    </div>
  );
}
