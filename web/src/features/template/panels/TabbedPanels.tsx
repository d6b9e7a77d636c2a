/** All panels behind tabs of their own. */

import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { useBench } from "../bench";
import type { TemplateTab } from "../search";
import { usePage } from "../usePage";
import { PanelBody } from "./PanelBody";
import { usePanels } from "./usePanels";

export function TabbedPanels() {
  const panels = usePanels();
  const { openTab } = useBench();
  const [page] = usePage();
  const shown = panels.find(({ value }) => value === page.tab) ?? panels[0];
  return (
    <Tabs<TemplateTab>
      label="Panels"
      value={shown?.value ?? "checks"}
      onChange={openTab}
      tabs={panels}
      className="h-full"
    >
      {panels.map(({ value }) => (
        <TabPanel key={value} value={value} className="overflow-auto">
          <PanelBody tab={value} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
