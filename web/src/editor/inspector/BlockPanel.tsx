/** The settings of the selected blocks. */
import { SyncedFields } from "../library/SyncedFields";
import { LogicFields } from "../logic/LogicFields";
import { Advanced } from "./blocks/Advanced";
import { BlockHeader } from "./blocks/BlockHeader";
import { Own } from "./blocks/Own";
import { PresetFields } from "./blocks/PresetFields";
import { type Placed, useBlocksTarget } from "./blocksTarget";
import { Group } from "./Group";
import { StyleGroups } from "./StyleGroups";
import { TargetProvider } from "./TargetContext";

export function BlockPanel({ placed }: { placed: readonly Placed[] }) {
  const target = useBlocksTarget(placed);
  const synced = placed.every(({ block }) => block.type === "synced");
  const logical = placed.some(({ block }) => block.when || block.each);
  return (
    <TargetProvider target={target}>
      <div key={target.key} data-layered className="group/panel pb-6">
        <BlockHeader placed={placed} />
        {synced ? (
          <Group title="Synced block">
            <SyncedFields ids={target.ids} />
          </Group>
        ) : null}
        <Own placed={placed} />
        <StyleGroups target={target} />
        {synced ? null : <PresetFields placed={placed} />}
        <Group title="Logic" folded={!logical}>
          <LogicFields ids={target.ids} />
        </Group>
        <Advanced placed={placed} />
      </div>
    </TargetProvider>
  );
}
