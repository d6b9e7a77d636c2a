/** The networks of a row of social links. */
import { Plus } from "lucide-react";
import { Button } from "@/ui/Button";
import { Menu, MenuItem } from "@/ui/layers/Menu";
import { labelOf } from "../../blocks/naming";
import { insertBlocks } from "../../document/commands/insertBlocks";
import { newId } from "../../document/ids";
import { type Block, inside } from "../../document/model";
import { useEditor } from "../../session/EditorContext";
import { useBlocksTarget } from "../blocksTarget";
import { UrlField } from "../fields/UrlField";
import { Group } from "../Group";
import { NETWORKS, type Network, networkOf, pageName } from "./networks";
import { PartsList } from "./PartsList";

interface SocialFieldsProps {
  block: Block;
  locked: string | undefined;
}

export function SocialFields({ block, locked }: SocialFieldsProps) {
  const editor = useEditor();
  const parts = inside(block);
  const add = (network: Network | null) => {
    const props = network
      ? { name: pageName(network.name), href: network.href }
      : { src: "", href: "https://", alt: "" };
    const item = { type: "item", id: newId(), props, html: "" } as unknown as Block;
    editor.run((live) => insertBlocks(live, [item], { parent: block.id, index: parts.length }));
    editor.announce(`${network?.label ?? "Own icon"} added`);
  };
  const there = new Set(
    parts.map((part) => networkOf("props" in part ? part.props?.["name"] : undefined)?.name),
  );
  return (
    <Group title="Networks">
      <PartsList
        label="Networks"
        block={block}
        locked={locked}
        nameOf={nameOf}
        detail={(part) => <SocialDetail part={part} parent={block} />}
      >
        <Menu
          align="start"
          className="max-h-80"
          trigger={
            <Button size="sm" icon={Plus} className="self-start" disabledReason={locked}>
              Add network
            </Button>
          }
        >
          {NETWORKS.filter(({ name }) => !there.has(name)).map((network) => (
            <MenuItem key={network.name} onSelect={() => add(network)}>
              {network.label}
            </MenuItem>
          ))}
          <MenuItem onSelect={() => add(null)}>Own icon…</MenuItem>
        </Menu>
      </PartsList>
    </Group>
  );
}

function nameOf(part: Block): string {
  const network = networkOf("props" in part ? part.props?.["name"] : undefined);
  return (
    part.name || (network?.label ?? ("props" in part && part.props?.["alt"]) ?? "") || labelOf(part)
  );
}

function SocialDetail({ part, parent }: { part: Block; parent: Block }) {
  const target = useBlocksTarget([{ block: part, parent }]);
  return (
    <>
      <UrlField label="Link" setting={target.setting("href")} use="link" />
      <UrlField
        label="Own icon"
        setting={target.setting("src")}
        use="image"
        placeholder="The network's own"
      />
    </>
  );
}
