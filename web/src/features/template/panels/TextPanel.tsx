/** The text part as it goes out, filled with the chosen data, and what is written by hand of it. */

import { formatBytes } from "@/lib/formatting";
import { CopyButton } from "@/ui/CopyButton";
import { Skeleton } from "@/ui/states/Skeleton";
import { useLivePreview } from "../bench";
import { useActiveEditor } from "../design/useDesign";
import { WithEditor } from "../design/WithEditor";
import { TextByHand } from "./TextByHand";

export function TextPanel() {
  const editor = useActiveEditor();
  const { shown } = useLivePreview();
  if (shown === undefined) {
    return <Skeleton className="m-4 h-32" />;
  }
  return (
    <div className="@container p-4">
      <div className="grid @4xl:grid-cols-2 gap-x-8 gap-y-6">
        {editor === null ? null : (
          <WithEditor>
            <TextByHand />
          </WithEditor>
        )}
        <section aria-label="As it is sent" className="min-w-0">
          <div className="mb-3 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
            {editor === null ? (
              <p>
                Written from the content of the email, for readers and filters that do not show
                HTML.
              </p>
            ) : (
              <h2 className="font-medium text-ink">As it is sent</h2>
            )}
            <span className="ml-auto text-ink-3 text-xs tabular-nums">
              {formatBytes(shown.size.text)}
            </span>
            <CopyButton text={shown.text} size="sm" />
          </div>
          <pre className="max-w-3xl whitespace-pre-wrap break-words rounded-lg border bg-surface p-4 font-mono text-sm leading-5">
            {shown.text.trim() === "" ? "The text part is empty." : shown.text}
          </pre>
        </section>
      </div>
    </div>
  );
}
