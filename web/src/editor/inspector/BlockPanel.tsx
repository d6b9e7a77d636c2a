/** The settings of the selected blocks. */
import { Suspense } from "react";
import { lazyPart } from "@/lib/lazyPart";
import { Advanced } from "./blocks/Advanced";
import { BlockHeader } from "./blocks/BlockHeader";
import { Own } from "./blocks/Own";
import { PresetFields } from "./blocks/PresetFields";
import { type Placed, useBlocksTarget } from "./blocksTarget";
import { Group } from "./Group";
import { StyleGroups } from "./StyleGroups";
import { TargetProvider } from "./TargetContext";

const LogicFields = lazyPart(() => import("../logic/LogicFields"), "LogicFields");
const SyncedFields = lazyPart(() => import("../library/SyncedFields"), "SyncedFields");

export function BlockPanel({ placed }: { placed: readonly Placed[] }) {
  const target = useBlocksTarget(placed);
  const synced = placed.every(({ block }) => block.type === "synced");
  const logical = placed.some(({ block }) => block.when || block.each);
  return (
    <TargetProvider target={target}>
      <div key={target.key} data-layered className="group/panel pb-6">
        <BlockHeader placed={placed} />
        {synced ? (
          <Suspense fallback={<div className="h-40" />}>
            <SyncedFields ids={target.ids} />
          </Suspense>
        ) : (
          <>
            <Own placed={placed} />
            <StyleGroups target={target} />
            <PresetFields placed={placed} />
          </>
        )}
        <Group title="Logic" folded={!logical}>
          <Suspense fallback={<div className="h-8" />}>
            <LogicFields ids={target.ids} />
          </Suspense>
        </Group>
        <Advanced placed={placed} />
      </div>
    </TargetProvider>
  );
}
