/** The text part as it goes out, filled with the chosen data. */

import { Copy } from "lucide-react";
import { formatBytes } from "@/lib/formatting";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/layers/toasts";
import { Skeleton } from "@/ui/states/Skeleton";
import { useLivePreview } from "../bench";

export function TextPanel() {
  const { shown } = useLivePreview();
  if (shown === undefined) {
    return <Skeleton className="m-4 h-32" />;
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(shown.text);
    toast({ title: "Text part copied" });
  };
  return (
    <div className="p-4">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
        <p>Written from the content of the email, for readers and filters that do not show HTML.</p>
        <span className="ml-auto text-ink-3 text-xs tabular-nums">
          {formatBytes(shown.size.text)}
        </span>
        <Button size="sm" icon={Copy} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <pre className="max-w-3xl whitespace-pre-wrap break-words rounded-lg border bg-surface p-4 font-mono text-sm leading-5">
        {shown.text.trim() === "" ? "The text part is empty." : shown.text}
      </pre>
    </div>
  );
}
