/** Above the preview: the data it is filled with, its size, and how to look at it. */

import { DeviceSwitch, SchemeSwitch, ViewMenu } from "@/editor/preview/PreviewControls";
import { cx } from "@/lib/classes";
import { formatBytes } from "@/lib/formatting";
import { Spinner } from "@/ui/Spinner";
import { useBench, useLivePreview } from "../bench";
import { useLook } from "../usePage";
import { DataSetSelect } from "../variables/DataSetSelect";

/** Gmail cuts what is longer. */
const CLIPPED_AT = 102 * 1024;

export function PreviewToolbar() {
  const { dataSets, openTab } = useBench();
  const look = useLook();
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 border-b bg-paper px-3 py-1 text-xs">
      <span className="@max-lg:sr-only text-ink-3">Data</span>
      <DataSetSelect
        label="Data of the preview"
        size="sm"
        value={dataSets.chosen}
        onChange={dataSets.choose}
        className="h-6.5 @max-lg:w-auto w-44 min-w-0 @max-lg:flex-1 text-xs shadow-none"
      />
      <button
        type="button"
        className="@max-lg:hidden rounded-sm text-ink-2 hover:text-ink hover:underline"
        onClick={() => openTab("samples")}
      >
        Edit
      </button>
      <span className="ml-auto flex items-center gap-2">
        <Rendering />
        <HtmlSize />
      </span>
      <span className="flex @xl:hidden">
        <ViewMenu
          device={look.device}
          scheme={look.scheme}
          onDevice={look.chooseDevice}
          onScheme={look.chooseScheme}
        />
      </span>
      <span className="@xl:flex hidden items-center gap-2">
        <DeviceSwitch value={look.device} onChange={look.chooseDevice} />
        <SchemeSwitch value={look.scheme} onChange={look.chooseScheme} />
      </span>
    </div>
  );
}

function Rendering() {
  const { rendering } = useLivePreview();
  return (
    <span role="status" className="flex w-3.5 text-ink-3">
      {rendering ? (
        <>
          <Spinner />
          <span className="sr-only">Rendering</span>
        </>
      ) : null}
    </span>
  );
}

function HtmlSize() {
  const { shown } = useLivePreview();
  if (shown === undefined) {
    return null;
  }
  const size = shown.size.html;
  return (
    <span
      title="Size of the HTML part. Gmail cuts emails at 102 KB."
      className={cx("tabular-nums", size > CLIPPED_AT ? "font-medium text-danger" : "text-ink-3")}
    >
      {formatBytes(size)}
    </span>
  );
}
