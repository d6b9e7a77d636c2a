/** The sides of the canvas: panels that can be resized and closed; sheets where there is less room. */

import type { ReactNode } from "react";
import { useDefaultLayout } from "react-resizable-panels";
import { Panel, PanelGroup, PanelHandle } from "@/ui/layout/Panels";
import { Sheet } from "./Sheet";
import { LeftSide, RightSide } from "./sidePanes";
import { showSides, useSides } from "./sides";

/** Below this width the sides lie over the canvas. */
export const SHEETS_BELOW = 960;
const LEFT = 264;
const RIGHT = 304;

interface SidesAroundProps {
  sheets: boolean;
  children: ReactNode;
}

export function SidesAround({ sheets, children }: SidesAroundProps) {
  return sheets ? <Over>{children}</Over> : <Beside>{children}</Beside>;
}

function Beside({ children }: { children: ReactNode }) {
  const { left, right } = useSides();
  const panelIds = [...(left ? ["left"] : []), "stage", ...(right ? ["right"] : [])];
  const layout = useDefaultLayout({ id: "craftify.design.columns", panelIds });
  return (
    <PanelGroup orientation="horizontal" className="h-full" {...layout}>
      {left ? (
        <Panel
          id="left"
          defaultSize={LEFT}
          minSize={200}
          maxSize={480}
          groupResizeBehavior="preserve-pixel-size"
        >
          <LeftSide />
        </Panel>
      ) : null}
      {left ? <PanelHandle label="Width of the left side" /> : null}
      <Panel id="stage" minSize={360}>
        {children}
      </Panel>
      {right ? <PanelHandle label="Width of the settings" /> : null}
      {right ? (
        <Panel
          id="right"
          defaultSize={RIGHT}
          minSize={240}
          maxSize={520}
          groupResizeBehavior="preserve-pixel-size"
        >
          <RightSide />
        </Panel>
      ) : null}
    </PanelGroup>
  );
}

function Over({ children }: { children: ReactNode }) {
  const { overLeft, overRight } = useSides();
  return (
    <div className="relative h-full overflow-hidden">
      {children}
      <Sheet side="left" open={overLeft} onClose={() => showSides({ overLeft: false })}>
        <LeftSide />
      </Sheet>
      <Sheet side="right" open={overRight} onClose={() => showSides({ overRight: false })}>
        <RightSide />
      </Sheet>
    </div>
  );
}
