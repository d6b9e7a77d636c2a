/** The message as it went over the wire. */

import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/layers/toasts";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { rawQuery } from "./requests";

export function SourcePart({ id }: { id: string }) {
  const raw = useQuery(rawQuery(id));
  if (raw.isError) {
    return (
      <ErrorState
        title="The source could not be loaded"
        error={raw.error}
        onRetry={() => void raw.refetch()}
      />
    );
  }
  if (raw.isPending) {
    return <Skeleton className="m-4 h-64" />;
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(raw.data);
    toast({ title: "Source copied" });
  };
  return (
    <div className="relative">
      <Button icon={Copy} size="sm" className="absolute top-3 right-3" onClick={() => void copy()}>
        Copy
      </Button>
      <pre className="overflow-x-auto p-4 pt-12 font-mono text-ink-2 text-xs leading-5">
        {raw.data}
      </pre>
    </div>
  );
}
