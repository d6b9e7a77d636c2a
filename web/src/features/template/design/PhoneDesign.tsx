/** The visual editor on a phone: one thing at a time, and a bar to go between them. */

import { LayoutGrid, ListTree, Mail, Plus, SlidersHorizontal } from "lucide-react";
import { useEffect } from "react";
import { Canvas } from "@/editor/canvas/Canvas";
import { Inspector } from "@/editor/inspector/Inspector";
import { BlockPicker } from "@/editor/library/BlockPicker";
import { Outline } from "@/editor/outline/Outline";
import { Palette } from "@/editor/palette/Palette";
import { cx } from "@/lib/classes";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { TabbedPanels } from "../panels/TabbedPanels";
import { usePanels } from "../panels/usePanels";
import { usePage } from "../usePage";
import { DesignKeys } from "./DesignKeys";
import { DesignSkeleton } from "./DesignSkeleton";
import { OpeningTrouble } from "./OpeningTrouble";
import { PhoneBar } from "./PhoneBar";
import { PhoneStageBar } from "./StageBar";
import { type Place, showSides, useSides } from "./sides";
import { useDesign } from "./useDesign";
import { WithEditor } from "./WithEditor";

const PLACES = [
  { value: "email", label: "Email", icon: Mail },
  { value: "add", label: "Add", icon: Plus },
  { value: "outline", label: "Outline", icon: ListTree },
  { value: "settings", label: "Settings", icon: SlidersHorizontal },
  { value: "panels", label: "Panels", icon: LayoutGrid },
] as const;

export function PhoneDesign() {
  const phase = useDesign((state) => state.phase);
  const { place } = useSides();
  useAskedPanel();
  const setPlace = (next: Place) => showSides({ place: next });
  if (phase === "failed") {
    return <OpeningTrouble />;
  }
  return (
    <WithEditor fallback={<DesignSkeleton />}>
      <DesignKeys onLeft={setPlace} />
      <div className="relative flex min-h-0 flex-1 flex-col">
        {/* The email stays as it is, scrolled and measured, while something else is seen. */}
        <section
          id="canvas"
          aria-label="Canvas"
          tabIndex={-1}
          className={cx(
            "flex flex-col outline-none",
            place === "email" ? "min-h-0 flex-1" : "invisible absolute inset-0",
          )}
          inert={place !== "email"}
        >
          <PhoneStageBar />
          <div className="relative min-h-0 flex-1">
            <Canvas />
          </div>
        </section>
        {place === "email" ? null : (
          <section aria-label={place} className="relative min-h-0 flex-1 overflow-auto bg-paper">
            <PlaceBody place={place} />
          </section>
        )}
        <PhoneBar places={PLACES} value={place === "blocks" ? "add" : place} onChange={setPlace} />
      </div>
    </WithEditor>
  );
}

/** A panel that the address asks for is shown. */
function useAskedPanel(): void {
  const [{ tab }] = usePage();
  const panels = usePanels();
  const asked = panels.some(({ value }) => value === tab);
  useEffect(() => {
    if (asked) {
      showSides({ place: "panels" });
    }
  }, [asked]);
}

/** What can be put in: the palette, and the synced blocks beside it. */
function AddPlace() {
  const { place } = useSides();
  return (
    <Tabs<Place>
      label="What to add"
      value={place}
      onChange={(next) => showSides({ place: next })}
      tabs={[
        { value: "add", label: "Blocks" },
        { value: "blocks", label: "Synced blocks" },
      ]}
      className="h-full"
    >
      <TabPanel value="add">
        <Palette />
      </TabPanel>
      <TabPanel value="blocks">
        <BlockPicker />
      </TabPanel>
    </Tabs>
  );
}

function PlaceBody({ place }: { place: Exclude<Place, "email"> }) {
  switch (place) {
    case "add":
    case "blocks":
      return <AddPlace />;
    case "outline":
      return <Outline />;
    case "settings":
      return <Inspector />;
    default:
      return <TabbedPanels />;
  }
}
