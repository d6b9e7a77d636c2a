/** The live preview: what the engine makes of the draft, on the device and with the data chosen. */

import { useMemo } from "react";
import { DeviceStage } from "@/editor/preview/DeviceStage";
import { frameDocument } from "@/editor/preview/frameDocument";
import { LiveFrame } from "@/editor/preview/LiveFrame";
import { DeviceSwitch, SchemeSwitch } from "@/editor/preview/PreviewControls";
import { SchemeNote } from "@/editor/preview/SchemeNote";
import { cx } from "@/lib/classes";
import { formatBytes } from "@/lib/formatting";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton } from "@/ui/Skeleton";
import { Spinner } from "@/ui/Spinner";
import { useBench, useLivePreview } from "./bench";
import { DataSetSelect } from "./DataSetSelect";
import { Envelope } from "./Envelope";
import { PreviewNotice } from "./PreviewNotice";
import { usePage } from "./usePage";

/** Gmail cuts what is longer. */
const CLIPPED_AT = 102 * 1024;

export function PreviewPane() {
  const [{ device = "desktop", scheme = "light" }] = usePage();
  const { shown, problems, failure, rendering, retry } = useLivePreview();
  const html = shown?.html;
  const page = useMemo(
    () => (html === undefined ? undefined : frameDocument(html, scheme)),
    [html, scheme],
  );
  return (
    <section aria-label="Preview" className="flex h-full min-h-0 flex-col bg-sunken">
      <PreviewToolbar />
      <Envelope />
      <PreviewNotice />
      {html === undefined ? null : <SchemeNote scheme={scheme} html={html} />}
      <div className="relative min-h-0 flex-1">
        {page !== undefined ? (
          <DeviceStage device={device} dark={scheme === "forced"}>
            <LiveFrame page={page} title="Preview of the email" />
          </DeviceStage>
        ) : failure !== null ? (
          <ErrorState
            title="The preview could not be rendered"
            error={failure}
            onRetry={retry}
            busy={rendering}
          />
        ) : problems.length > 0 ? null : (
          <div className="p-8">
            <Skeleton className="mx-auto h-96 max-w-xl" />
          </div>
        )}
      </div>
    </section>
  );
}

function PreviewToolbar() {
  const { dataSets, openTab } = useBench();
  const [page, changePage] = usePage();
  const { shown, rendering } = useLivePreview();
  const size = shown?.size.html ?? 0;
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-2 border-b bg-paper px-3 py-1 text-xs">
      <span className="text-ink-3">Data</span>
      <DataSetSelect
        label="Data of the preview"
        size="sm"
        value={dataSets.chosen}
        onChange={dataSets.choose}
        className="h-6.5 w-40 text-xs shadow-none"
      />
      <button
        type="button"
        className="rounded-sm text-ink-2 hover:text-ink hover:underline"
        onClick={() => openTab("samples")}
      >
        Edit
      </button>
      <span className="ml-auto flex items-center gap-2">
        <span role="status" className="flex text-ink-3">
          {rendering ? (
            <>
              <Spinner />
              <span className="sr-only">Rendering</span>
            </>
          ) : null}
        </span>
        <span
          title="Size of the HTML part. Gmail cuts emails at 102 KB."
          className={cx(
            "tabular-nums",
            size > CLIPPED_AT ? "font-medium text-danger" : "text-ink-3",
          )}
        >
          {shown ? formatBytes(size) : ""}
        </span>
      </span>
      <span className="flex @5xl:hidden items-center gap-2">
        <DeviceSwitch
          value={page.device ?? "desktop"}
          onChange={(device) => changePage({ device: device === "desktop" ? undefined : device })}
        />
        <SchemeSwitch
          value={page.scheme ?? "light"}
          onChange={(scheme) => changePage({ scheme: scheme === "light" ? undefined : scheme })}
        />
      </span>
    </div>
  );
}
