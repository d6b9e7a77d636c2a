/** One view at a time, for phones and narrow windows. Source and preview stay alive unseen. */

import { Tabs as Radix } from "radix-ui";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { useBench } from "../bench";
import { CodePane } from "../code/CodePane";
import { PanelBody } from "../panels/PanelBody";
import { usePanels } from "../panels/usePanels";
import { PreviewPane } from "../preview/PreviewPane";
import type { TemplateTab } from "../search";
import { usePage } from "../usePage";

const ALIVE = "min-h-0 flex-1 outline-none data-[state=inactive]:hidden";

export function TabbedLayout() {
  const { openTab } = useBench();
  const [page] = usePage();
  const panels = usePanels();
  const known = page.tab !== undefined && page.tab !== "closed";
  return (
    <Tabs<TemplateTab>
      label="Views"
      value={known ? (page.tab ?? "preview") : "preview"}
      onChange={openTab}
      tabs={[
        { value: "preview", label: "Preview" },
        { value: "source", label: "Source" },
        ...panels,
      ]}
      className="flex-1"
    >
      <Radix.Content value="preview" forceMount className={ALIVE}>
        <PreviewPane />
      </Radix.Content>
      <Radix.Content value="source" forceMount className={ALIVE}>
        <CodePane />
      </Radix.Content>
      {panels.map(({ value }) => (
        <TabPanel key={value} value={value} className="overflow-auto">
          <PanelBody tab={value} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
