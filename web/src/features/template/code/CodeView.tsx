/** Source and preview side by side. */

import { useDefaultLayout } from "react-resizable-panels";
import { Panel, PanelGroup, PanelHandle } from "@/ui/layout/Panels";
import { PreviewPane } from "../preview/PreviewPane";
import { CodePane } from "./CodePane";

export function CodeView() {
  const layout = useDefaultLayout({ id: "craftify.template.columns" });
  return (
    <PanelGroup orientation="horizontal" className="h-full" {...layout}>
      <Panel id="source" minSize={280} defaultSize="48%">
        <CodePane />
      </Panel>
      <PanelHandle label="Width of the source" />
      <Panel id="preview" minSize={320}>
        <PreviewPane />
      </Panel>
    </PanelGroup>
  );
}
