/** The menus of the toolbar: kind of paragraph, size, font, alignment. */

import type { Editor as TextEditor } from "@tiptap/core";
import { AlignCenter, AlignJustify, AlignLeft, AlignRight, type LucideIcon } from "lucide-react";
import { SAFE_STACKS, stackName, stackOf } from "@/editor/inspector/values/fonts";
import { useEditorState } from "@/editor/session/EditorContext";
import { setStyle, styleValue } from "./formatting";
import { type Alignment, type Kind, kindOf, setKind } from "./paragraphs";
import { ToolItem, ToolMenu } from "./ToolMenu";
import type { Act } from "./tools";

interface ChoiceProps {
  text: TextEditor;
  act: Act;
}

const KINDS: readonly [kind: Kind, label: string, keys: string][] = [
  ["paragraph", "Paragraph", "mod+alt+0"],
  ["heading1", "Heading 1", "mod+alt+1"],
  ["heading2", "Heading 2", "mod+alt+2"],
  ["heading3", "Heading 3", "mod+alt+3"],
  ["heading4", "Heading 4", "mod+alt+4"],
];

export function KindMenu({ text, act }: ChoiceProps) {
  const kind = kindOf(text.state);
  const shown = KINDS.find(([one]) => one === kind)?.[1] ?? "Heading";
  const items = KINDS.map(([one, label, keys]) => (
    <ToolItem
      key={one}
      keys={keys}
      chosen={one === kind}
      onSelect={() => act(() => setKind(text, one))}
    >
      {label}
    </ToolItem>
  ));
  return (
    <ToolMenu text={text} label={`Paragraph or heading: ${shown}`} items={items}>
      <span className="w-18 truncate text-left">{shown}</span>
    </ToolMenu>
  );
}

const SIZES = [10, 12, 13, 14, 15, 16, 18, 20, 24, 28, 32, 36, 48, 64];

export function SizeMenu({ text, act }: ChoiceProps) {
  const size = styleValue(text.state, "font-size");
  const set = (value: string | null) => act(() => setStyle(text, "font-size", value));
  const items = (
    <>
      <ToolItem chosen={size === undefined} onSelect={() => set(null)}>
        As the block
      </ToolItem>
      {SIZES.map((one) => (
        <ToolItem key={one} chosen={size === `${one}px`} onSelect={() => set(`${one}px`)}>
          {one}
        </ToolItem>
      ))}
    </>
  );
  const shown = size === null ? "Mixed" : (size?.replace(/px$/, "") ?? "Size");
  return (
    <ToolMenu text={text} label={`Size: ${size ?? "as the block"}`} items={items}>
      <span className="min-w-7 text-left tabular-nums">{shown}</span>
    </ToolMenu>
  );
}

export function FontMenu({ text, act }: ChoiceProps) {
  const fonts = useEditorState((state) => state.document.theme?.fonts);
  const family = styleValue(text.state, "font-family");
  const own = (fonts ?? []).map(({ name }) => ({ name, value: stackOf(name) }));
  const shown = family === null ? "Mixed" : family ? stackName(family) : "Font";
  const set = (value: string | null) => act(() => setStyle(text, "font-family", value));
  const items = (
    <>
      <ToolItem chosen={family === undefined} onSelect={() => set(null)}>
        As the block
      </ToolItem>
      {[...own, ...SAFE_STACKS].map(({ name, value }) => (
        <ToolItem key={value} chosen={family === value} onSelect={() => set(value)}>
          <span style={{ fontFamily: value }}>{name}</span>
        </ToolItem>
      ))}
    </>
  );
  return (
    <ToolMenu text={text} label={`Font: ${family ? shown : "as the block"}`} items={items}>
      <span className="max-w-20 truncate">{shown}</span>
    </ToolMenu>
  );
}

const ALIGNMENTS: readonly [value: Alignment, label: string, icon: LucideIcon, keys: string][] = [
  ["left", "Left", AlignLeft, "mod+shift+l"],
  ["center", "Center", AlignCenter, "mod+shift+e"],
  ["right", "Right", AlignRight, "mod+shift+r"],
  ["justify", "Justify", AlignJustify, "mod+shift+j"],
];

interface AlignMenuProps {
  text: TextEditor;
  value: string | undefined;
  onChange: (alignment: Alignment) => void;
}

export function AlignMenu({ text, value, onChange }: AlignMenuProps) {
  const shown = ALIGNMENTS.find(([one]) => one === value) ?? ALIGNMENTS[0];
  const Icon = shown?.[2] ?? AlignLeft;
  const items = ALIGNMENTS.map(([one, label, icon, keys]) => (
    <ToolItem
      key={one}
      icon={icon}
      keys={keys}
      chosen={one === value}
      onSelect={() => onChange(one)}
    >
      {label}
    </ToolItem>
  ));
  return (
    <ToolMenu text={text} label={`Alignment: ${shown?.[1] ?? "Left"}`} items={items}>
      <Icon aria-hidden className="size-4" />
    </ToolMenu>
  );
}
