/** The types of blocks, to set up how all blocks of one look. */
import { ChevronRight } from "lucide-react";
import { iconOf } from "../../blocks/naming";
import { BLOCKS } from "../../document/specification";
import { useEditorState } from "../../session/EditorContext";
import { Group } from "../Group";
import { FOR_ALL } from "./themeTargets";

const TYPES = [
  "text",
  "button",
  "image",
  "divider",
  "spacer",
  "social",
  "table",
  "section",
  "column",
  "wrapper",
  "hero",
];

export function DefaultsList({ onOpen }: { onOpen: (tag: string) => void }) {
  const defaults = useEditorState((state) => state.document.theme?.defaults);
  const tags = [FOR_ALL, ...TYPES.map((type) => BLOCKS[type]?.tag ?? "")];
  return (
    <Group title="Block defaults" folded>
      <ul className="-mx-1.5 flex flex-col">
        {tags.map((tag) => (
          <li key={tag}>
            <DefaultsRow
              tag={tag}
              count={Object.keys(defaults?.[tag] ?? {}).length}
              onOpen={() => onOpen(tag)}
            />
          </li>
        ))}
      </ul>
    </Group>
  );
}

interface DefaultsRowProps {
  tag: string;
  count: number;
  onOpen: () => void;
}

function DefaultsRow({ tag, count, onOpen }: DefaultsRowProps) {
  const Icon = iconOf(tag === FOR_ALL ? "root" : typeOf(tag));
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex h-8 w-full items-center gap-2 rounded-md px-1.5 text-left text-sm hover:bg-hover pointer-coarse:h-10"
    >
      <Icon aria-hidden className="size-4 text-ink-3" />
      <span className="flex-1">{tagLabel(tag)}</span>
      <span className="text-ink-3 text-xs">{count > 0 ? `${count} set` : ""}</span>
      <ChevronRight aria-hidden className="size-3.5 text-ink-3" />
    </button>
  );
}

/** What the blocks of a tag are called together. */
export function tagLabel(tag: string): string {
  const type = typeOf(tag);
  return tag === FOR_ALL ? "All blocks" : type.charAt(0).toUpperCase() + type.slice(1);
}

function typeOf(tag: string): string {
  return tag.replace(/^mj-/, "");
}
