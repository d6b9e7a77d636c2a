/** Design, code or preview: how the email is worked on. */

import { Code, Eye, PencilRuler } from "lucide-react";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { IconButton } from "@/ui/IconButton";
import { Menu, MenuChoice } from "@/ui/layers/Menu";
import { useBench } from "../bench";
import type { TemplateView } from "../search";

const VIEWS = [
  { value: "design", label: "Design", icon: PencilRuler },
  { value: "code", label: "Code", icon: Code },
  { value: "preview", label: "Preview", icon: Eye },
] as const;

const WORDS = VIEWS.map(({ value, label }) => ({ value, label }));

export function ViewSwitch() {
  const { view, openView } = useBench();
  const icon = VIEWS.find(({ value }) => value === view)?.icon ?? Eye;
  return (
    <>
      <SegmentedControl<TemplateView>
        label="View"
        value={view}
        segments={WORDS}
        onChange={openView}
        className="@max-3xl:hidden"
      />
      <span className="@3xl:hidden">
        <Menu trigger={<IconButton icon={icon} label="View" tone="outline" />}>
          <MenuChoice label="View" value={view} options={VIEWS} onChange={openView} />
        </Menu>
      </span>
    </>
  );
}
