/** The code of the draft: its source, or that of the design. */

import { Suspense } from "react";
import { lazyPart } from "@/lib/lazyPart";
import { Skeleton } from "@/ui/states/Skeleton";
import { useDraft } from "../bench";
import { useDesign } from "../design/useDesign";
import { WithEditor } from "../design/WithEditor";
import { SourcePane } from "./SourcePane";

const DesignSource = lazyPart(() => import("./DesignSource"), "DesignSource");

export function CodePane() {
  const design = useDraft((state) => state.history.present.format === "design");
  const failed = useDesign((state) => state.phase === "failed");
  if (!design || failed) {
    return <SourcePane />;
  }
  const waiting = <Skeleton className="m-4 h-40" />;
  return (
    <Suspense fallback={waiting}>
      <WithEditor fallback={waiting}>
        <DesignSource />
      </WithEditor>
    </Suspense>
  );
}
