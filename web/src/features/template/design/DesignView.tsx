/** The visual editor: what can be added and the outline, the email itself, its settings. */

import { Canvas } from "@/editor/canvas/Canvas";
import { DesignKeys } from "./DesignKeys";
import { DesignSkeleton } from "./DesignSkeleton";
import { OpeningTrouble } from "./OpeningTrouble";
import { SHEETS_BELOW, SidesAround } from "./SidesAround";
import { SkipLinks } from "./SkipLinks";
import { StageBar } from "./StageBar";
import { StageEnvelope } from "./StageEnvelope";
import { showSides } from "./sides";
import { useDesign } from "./useDesign";
import { WithEditor } from "./WithEditor";

export function DesignView({ width }: { width: number }) {
  const phase = useDesign((state) => state.phase);
  const sheets = width < SHEETS_BELOW;
  if (phase === "failed") {
    return <OpeningTrouble />;
  }
  return (
    <WithEditor fallback={<DesignSkeleton />}>
      <DesignKeys
        onLeft={(leftTab) =>
          showSides({ leftTab, ...(sheets ? { overLeft: true } : { left: true }) })
        }
      />
      <SkipLinks sheets={sheets} />
      <SidesAround sheets={sheets}>
        <section
          id="canvas"
          aria-label="Canvas"
          tabIndex={-1}
          className="@container flex h-full min-h-0 flex-col bg-sunken outline-none"
        >
          <StageBar sheets={sheets} />
          <StageEnvelope />
          <div className="relative min-h-0 flex-1">
            <Canvas />
          </div>
        </section>
      </SidesAround>
    </WithEditor>
  );
}
