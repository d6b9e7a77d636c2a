/** What is worked on, and below it the panels in a drawer; all of it can be resized. */

import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { useDefaultLayout } from "react-resizable-panels";
import { IconButton } from "@/ui/IconButton";
import { Panel, PanelGroup, PanelHandle } from "@/ui/layout/Panels";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { useBench } from "../bench";
import { PanelBody } from "../panels/PanelBody";
import { usePanels } from "../panels/usePanels";
import type { TemplateTab, TemplateView } from "../search";
import { usePage } from "../usePage";

/** Below this height of the window the drawer starts closed. */
const ROOMY = 1000;

const firstTab = (view: TemplateView): TemplateTab =>
  view === "code" && window.innerHeight >= ROOMY ? "checks" : "closed";

interface WideLayoutProps {
  id: TemplateView;
  children: ReactNode;
}

export function WideLayout({ id, children }: WideLayoutProps) {
  const [page] = usePage();
  const panels = usePanels();
  const wanted = page.tab ?? firstTab(id);
  const open = panels.some(({ value }) => value === wanted);
  const layout = useDefaultLayout({ id: "craftify.template.rows", panelIds: ["work", "drawer"] });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PanelGroup orientation="vertical" className="min-h-0 flex-1" {...layout}>
        <Panel id="work" minSize={180}>
          {children}
        </Panel>
        {open ? <PanelHandle vertical label="Height of the panels" /> : null}
        {open ? (
          <Panel
            id="drawer"
            defaultSize={280}
            minSize={140}
            groupResizeBehavior="preserve-pixel-size"
          >
            <section id="editor-panels" aria-label="Panels" className="h-full">
              <DrawerTabs tab={wanted} />
            </section>
          </Panel>
        ) : null}
      </PanelGroup>
      {open ? null : (
        <section id="editor-panels" aria-label="Panels">
          <DrawerTabs tab="closed" />
        </section>
      )}
    </div>
  );
}

function DrawerTabs({ tab }: { tab: TemplateTab }) {
  const { openTab } = useBench();
  const panels = usePanels();
  const closed = tab === "closed";
  return (
    <Tabs<TemplateTab>
      label="Panels"
      value={tab}
      tabs={panels}
      onChange={openTab}
      className={closed ? "border-t" : "h-full"}
      aside={
        <IconButton
          size="sm"
          icon={closed ? ChevronUp : ChevronDown}
          label={closed ? "Open the panels" : "Close the panels"}
          className="mx-2"
          onClick={() => openTab(closed ? "checks" : "closed")}
        />
      }
    >
      {closed
        ? null
        : panels.map(({ value }) => (
            <TabPanel key={value} value={value} className="overflow-auto bg-paper">
              <PanelBody tab={value} />
            </TabPanel>
          ))}
    </Tabs>
  );
}
