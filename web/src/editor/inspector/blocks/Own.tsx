/** What a type of block has of its own, before the fields that many types have. */
import type { Placed } from "../blocksTarget";
import { useTarget } from "../TargetContext";
import { SectionFields } from "./SectionFields";

export function Own({ placed }: { placed: readonly Placed[] }) {
  const target = useTarget();
  const [first] = placed;
  if (first === undefined || placed.length > 1) {
    return null;
  }
  const { block } = first;
  const { locked } = target.setting("padding");
  switch (block.type) {
    case "section":
      return <SectionFields block={block} locked={locked} />;
    default:
      return null;
  }
}
