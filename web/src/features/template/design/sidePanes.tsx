/** What stands at the sides of the canvas: palette and outline at the left, settings at the right. */

import { Inspector } from "@/editor/inspector/Inspector";
import { BlockPicker } from "@/editor/library/BlockPicker";
import { Outline } from "@/editor/outline/Outline";
import { Palette } from "@/editor/palette/Palette";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { type LeftTab, showSides, useSides } from "./sides";

export function LeftSide() {
  const { leftTab } = useSides();
  return (
    <section id="editor-left" aria-label="Blocks and outline" className="h-full min-h-0 bg-paper">
      <Tabs<LeftTab>
        label="Left side"
        value={leftTab}
        onChange={(tab) => showSides({ leftTab: tab })}
        tabs={[
          { value: "add", label: "Add" },
          { value: "blocks", label: "Blocks" },
          { value: "outline", label: "Outline" },
        ]}
        className="h-full"
      >
        <TabPanel value="add">
          <Palette />
        </TabPanel>
        <TabPanel value="blocks">
          <BlockPicker />
        </TabPanel>
        <TabPanel value="outline">
          <Outline />
        </TabPanel>
      </Tabs>
    </section>
  );
}

export function RightSide() {
  return (
    <section id="editor-right" aria-label="Settings" className="h-full min-h-0 bg-paper">
      <Inspector />
    </section>
  );
}
