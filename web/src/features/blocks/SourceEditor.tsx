/** The visual editor on a document that holds just the block. */

import { useState } from "react";
import { useEditorKeys } from "@/editor/actions/useEditorKeys";
import { Canvas } from "@/editor/canvas/Canvas";
import { Inspector } from "@/editor/inspector/Inspector";
import { LibraryLayer } from "@/editor/library/LibraryLayer";
import { Outline } from "@/editor/outline/Outline";
import { Palette } from "@/editor/palette/Palette";
import { EditorProvider } from "@/editor/session/EditorContext";
import type { Editor } from "@/editor/session/editor";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { SourceBar } from "./SourceBar";

type Side = "add" | "outline";
type Part = "block" | Side | "settings";

export function SourceEditor({ editor }: { editor: Editor }) {
  return (
    <EditorProvider editor={editor}>
      <Keys />
      <Parts />
    </EditorProvider>
  );
}

function Keys() {
  useEditorKeys();
  return <LibraryLayer />;
}

/** Beside each other where there is room, one at a time where there is none. */
function Parts() {
  const [part, setPart] = useState<Part>("block");
  const shown = (one: Part) => (part === one ? "flex" : "hidden");
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 overflow-x-auto border-b px-3 py-2 lg:hidden">
        <SegmentedControl<Part>
          label="Part of the editor"
          value={part}
          onChange={setPart}
          segments={[
            { value: "block", label: "Block" },
            { value: "add", label: "Add" },
            { value: "outline", label: "Outline" },
            { value: "settings", label: "Settings" },
          ]}
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <aside
          aria-label="Add and outline"
          className={`${part === "add" || part === "outline" ? "flex" : "hidden"} min-h-0 w-full flex-col border-r bg-paper lg:flex lg:w-64`}
        >
          <LeftSide part={part} />
        </aside>
        <section
          id="canvas"
          aria-label="Canvas"
          className={`${shown("block")} relative min-h-0 min-w-0 flex-1 flex-col bg-sunken lg:flex`}
        >
          <SourceBar />
          <div className="relative min-h-0 flex-1">
            <Canvas />
          </div>
        </section>
        <aside
          aria-label="Settings"
          className={`${shown("settings")} min-h-0 w-full flex-col border-l bg-paper lg:flex lg:w-80`}
        >
          <Inspector />
        </aside>
      </div>
    </div>
  );
}

function LeftSide({ part }: { part: Part }) {
  const [side, setSide] = useState<Side>("add");
  const now = part === "add" || part === "outline" ? part : side;
  return (
    <Tabs<Side>
      label="Left side"
      value={now}
      onChange={setSide}
      className="h-full"
      tabs={[
        { value: "add", label: "Add" },
        { value: "outline", label: "Outline" },
      ]}
    >
      <TabPanel value="add">
        <Palette />
      </TabPanel>
      <TabPanel value="outline">
        <Outline />
      </TabPanel>
    </Tabs>
  );
}
