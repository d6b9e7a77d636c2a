/** Above the canvas: its sides, what it is filled with, in which language, and how large. */

import { PanelLeft, PanelRight, Split } from "lucide-react";
import { allBlocks, type Document } from "@/editor/document/model";
import { LocaleBar } from "@/editor/locales/LocaleBar";
import { DeviceSwitch, SchemeSwitch, ViewMenu } from "@/editor/preview/PreviewControls";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { useBench } from "../bench";
import { useLook } from "../usePage";
import { DataSetSelect } from "../variables/DataSetSelect";
import { showSides, useSides } from "./sides";
import { ZoomMenu } from "./ZoomMenu";

/** Without its sides: where one thing is seen at a time. */
export function PhoneStageBar() {
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b bg-paper px-2 text-xs">
      <StageData />
      <BranchSwitch />
      <LocaleBar />
      <span className="ml-auto flex items-center gap-1">
        <StageLook />
      </span>
    </div>
  );
}

export function StageBar({ sheets }: { sheets: boolean }) {
  const sides = useSides();
  const [left, right] = sheets ? [sides.overLeft, sides.overRight] : [sides.left, sides.right];
  const toggleLeft = () =>
    showSides(sheets ? { overLeft: !left, overRight: false } : { left: !left });
  const toggleRight = () =>
    showSides(sheets ? { overRight: !right, overLeft: false } : { right: !right });
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 border-b bg-paper px-2 text-xs">
      <IconButton
        size="sm"
        icon={PanelLeft}
        label={left ? "Hide blocks and outline" : "Show blocks and outline"}
        aria-expanded={left}
        onClick={toggleLeft}
      />
      <StageData />
      <BranchSwitch />
      <LocaleBar />
      <span className="ml-auto flex items-center gap-2">
        <StageLook />
        <ZoomMenu />
        <IconButton
          size="sm"
          icon={PanelRight}
          label={right ? "Hide the settings" : "Show the settings"}
          aria-expanded={right}
          onClick={toggleRight}
        />
      </span>
    </div>
  );
}

/** Every branch of the email, or only what the sample data leads to. */
function BranchSwitch() {
  const editor = useEditor();
  const met = useEditorState((state) => state.branches === "met");
  const logical = useEditorState(({ document }) => hasLogic(document));
  if (!logical && !met) {
    return null;
  }
  return (
    <IconButton
      size="sm"
      icon={Split}
      label={met ? "Show every condition's blocks" : "Show only what the sample data meets"}
      pressed={met}
      onClick={() => editor.show({ branches: met ? "all" : "met" })}
    />
  );
}

const hasLogic = ({ children }: Document): boolean =>
  [...allBlocks(children ?? [])].some(({ when, each }) => Boolean(when || each));

function StageData() {
  const { dataSets } = useBench();
  return (
    <DataSetSelect
      label="Sample data"
      size="sm"
      value={dataSets.chosen}
      onChange={dataSets.choose}
      className="h-7 @max-lg:w-28 w-36 min-w-0 text-xs shadow-none"
    />
  );
}

function StageLook() {
  const look = useLook();
  // A translated email has more to say in this bar.
  const crowded = useEditorState((state) => state.locale !== null);
  return (
    <>
      <span className={cx("hidden items-center gap-2", crowded ? "@5xl:flex" : "@2xl:flex")}>
        <DeviceSwitch value={look.device} onChange={look.chooseDevice} />
        <SchemeSwitch value={look.scheme} onChange={look.chooseScheme} />
      </span>
      <span className={cx("flex", crowded ? "@5xl:hidden" : "@2xl:hidden")}>
        <ViewMenu
          device={look.device}
          scheme={look.scheme}
          onDevice={look.chooseDevice}
          onScheme={look.chooseScheme}
        />
      </span>
    </>
  );
}
