/** An old version: how it looks, and what is different in the source now. */

import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { type ComponentProps, Suspense, useMemo, useState } from "react";
import { DeviceStage } from "@/editor/preview/DeviceStage";
import { type Device, usualDevice } from "@/editor/preview/devices";
import { frameDocument } from "@/editor/preview/framed/frameDocument";
import { DeviceSwitch } from "@/editor/preview/PreviewControls";
import { StillFrame } from "@/editor/preview/StillFrame";
import { formatDateTime } from "@/lib/formatting";
import { lazyPart } from "@/lib/lazyPart";
import type { TemplateVersion } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Dialog } from "@/ui/layers/Dialog";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { useBench, useDraft } from "../bench";
import { versionPreviewQuery, versionSourceQuery } from "../requests";

/** Few look at differences: what finds them is loaded then. */
const CompareView = lazyPart(() => import("@/editor/source/CompareView"), "CompareView");
const DesignCompare = lazyPart(() => import("./DesignCompare"), "DesignCompare");
const WANTED = { design: "json", html: "html", mjml: "mjml" } as const;

interface VersionDialogProps {
  version: TemplateVersion;
  newest: boolean;
  restoring: boolean;
  onRestore: () => void;
  onClose: () => void;
}

type View = "compare" | "email";

export function VersionDialog(props: VersionDialogProps) {
  const { version, newest, restoring, onRestore, onClose } = props;
  const { canWrite } = useBench();
  const [view, setView] = useState<View>("email");
  const [device, setDevice] = useState<Device>(() => usualDevice(window.innerWidth));
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="lg"
      title={`Version ${version.version}`}
      description={`${version.createdBy.name}, ${formatDateTime(version.createdAt)}. ${version.message || version.changes}`}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {canWrite && !newest ? (
            <Button variant="primary" icon={RotateCcw} busy={restoring} onClick={onRestore}>
              Restore this version
            </Button>
          ) : null}
        </>
      }
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SegmentedControl<View>
          label="View"
          value={view}
          onChange={setView}
          segments={[
            { value: "email", label: "Email" },
            { value: "compare", label: "Compare with the draft" },
          ]}
        />
        {view === "email" ? (
          <span className="ml-auto">
            <DeviceSwitch value={device} onChange={setDevice} />
          </span>
        ) : null}
      </div>
      <div className="h-[60dvh] overflow-hidden rounded-lg border">
        {view === "email" ? (
          <VersionEmail version={version.version} device={device} />
        ) : (
          <VersionCompare version={version.version} />
        )}
      </div>
    </Dialog>
  );
}

function VersionEmail({ version, device }: { version: number; device: Device }) {
  const { template } = useBench();
  const preview = useQuery(versionPreviewQuery(template.id, version));
  const html = preview.data?.html;
  const page = useMemo(() => (html === undefined ? "" : frameDocument(html)), [html]);
  if (preview.isError) {
    return (
      <ErrorState
        title="This version could not be rendered"
        error={preview.error}
        onRetry={() => void preview.refetch()}
      />
    );
  }
  if (preview.isPending) {
    return <Skeleton className="h-full rounded-none" />;
  }
  return (
    <DeviceStage device={device}>
      <StillFrame title={`Version ${version}`} page={page} />
    </DeviceStage>
  );
}

/** Designs are compared as MJML, whatever the order their parts are stored in. */
function Compared(props: ComponentProps<typeof CompareView>) {
  return props.format === "design" ? <DesignCompare {...props} /> : <CompareView {...props} />;
}

function VersionCompare({ version }: { version: number }) {
  const { template } = useBench();
  const { format, source } = useDraft((state) => state.history.present);
  const wanted = WANTED[format];
  const old = useQuery(versionSourceQuery(template.id, version, wanted));
  if (old.isError) {
    return (
      <ErrorState
        title="The source could not be loaded"
        error={old.error}
        onRetry={() => void old.refetch()}
      />
    );
  }
  if (old.isPending) {
    return <Skeleton className="h-full rounded-none" />;
  }
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <Compared
        format={format}
        before={old.data}
        after={source}
        labels={{ before: `Version ${version}`, after: "Your draft" }}
      />
    </Suspense>
  );
}
