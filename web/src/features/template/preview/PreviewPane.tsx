/** The live preview: what the engine makes of the draft, on the device and with the data chosen. */

import { EyeOff } from "lucide-react";
import { useMemo } from "react";
import { DeviceStage } from "@/editor/preview/DeviceStage";
import { frameDocument } from "@/editor/preview/framed/frameDocument";
import { type Trace, traceInSource } from "@/editor/preview/framed/tracing";
import { LiveFrame } from "@/editor/preview/LiveFrame";
import { SchemeNote } from "@/editor/preview/SchemeNote";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { useBench, useLivePreview } from "../bench";
import { useLook } from "../usePage";
import { Envelope } from "./Envelope";
import { PreviewNotice } from "./PreviewNotice";
import { PreviewToolbar } from "./PreviewToolbar";

export function PreviewPane() {
  const { device, scheme } = useLook();
  const { shown, problems, failure, rendering, retry } = useLivePreview();
  const html = shown?.html;
  const page = useMemo(
    () => (html === undefined ? undefined : frameDocument(html, scheme)),
    [html, scheme],
  );
  const { fields, goTo } = useBench();
  const showInSource = (trace: Trace): void => {
    const source = fields.source.current?.text() ?? "";
    const at = traceInSource(source, trace);
    if (at !== undefined) {
      const line = source.slice(0, at).split("\n").length;
      goTo({ kind: "source", line, column: null });
    }
  };
  return (
    <section aria-label="Preview" className="@container flex h-full min-h-0 flex-col bg-sunken">
      <PreviewToolbar />
      <Envelope />
      <PreviewNotice />
      {html === undefined ? null : <SchemeNote scheme={scheme} html={html} />}
      <div className="relative min-h-0 flex-1">
        {page !== undefined ? (
          <DeviceStage device={device} dark={scheme === "forced"}>
            <LiveFrame page={page} title="Preview of the email" onPick={showInSource} />
          </DeviceStage>
        ) : failure !== null ? (
          <ErrorState
            title="The preview could not be rendered"
            error={failure}
            onRetry={retry}
            busy={rendering}
          />
        ) : problems.length > 0 ? (
          <EmptyState icon={EyeOff} title="No preview yet">
            The source has to compile first. The first thing to mend stands above.
          </EmptyState>
        ) : (
          <div className="p-8">
            <Skeleton className="mx-auto h-96 max-w-xl" />
          </div>
        )}
      </div>
    </section>
  );
}
